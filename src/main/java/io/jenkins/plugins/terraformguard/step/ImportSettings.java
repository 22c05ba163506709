package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.Util;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The parameters that are about what others say of the plan: reports of scanners, and Rego policies. */
@Restricted(NoExternalUse.class)
public final class ImportSettings implements Serializable {
    static final String IMPORT = "import";
    static final String REGO = "rego";

    private static final long serialVersionUID = 1L;

    private ArrayList<String> reports = new ArrayList<>();
    private String rego = "";
    private boolean regoIsBlank;
    private String opa = "";

    /** Files in the workspace, or patterns for them; with an empty text among them where what was named turned out blank. */
    List<String> reports() {
        return new ArrayList<>(reports);
    }

    /**
     * Takes what a job names; that it names nothing is not the same as to leave it out.
     *
     * @param values paths; where one has several lines, each line is a path
     */
    void reports(List<String> values) {
        reports = new ArrayList<>();
        for (String value : values == null || values.isEmpty() ? List.of("") : values) {
            List<String> lines = Util.fixNull(value)
                    .lines()
                    .map(String::trim)
                    .filter(path -> !path.isEmpty())
                    .toList();
            (lines.isEmpty() ? List.of("") : lines)
                    .stream().filter(path -> !reports.contains(path)).forEach(reports::add);
        }
    }

    /** Folder in the workspace with Rego policies; empty if there are none. */
    String rego() {
        return rego;
    }

    void rego(String value) {
        rego = Util.fixNull(value).trim();
        regoIsBlank = rego.isEmpty();
    }

    /** Path or name of the program; empty for what is on the PATH. */
    String opa() {
        return opa;
    }

    void opa(String value) {
        opa = Util.fixNull(value).trim();
    }

    /**
     * The parameter that was given and turned out blank: an empty list, an empty text, or a variable without a value. What
     * was to be looked at is then not known, which is not the same as nothing.
     *
     * @return empty if there is none
     */
    String blank() {
        return reports.contains("") ? IMPORT : regoIsBlank ? REGO : "";
    }

    ImportSettings expand(EnvVars environment) {
        ImportSettings expanded = new ImportSettings();
        if (!reports.isEmpty()) {
            expanded.reports(reports.stream().map(environment::expand).toList());
        }
        if (regoIsBlank || !rego.isEmpty()) {
            expanded.rego(environment.expand(rego));
        }
        expanded.opa(environment.expand(opa));
        return expanded;
    }

    /** What a form sends, where a field that is empty names nothing. */
    static JSONObject ofForm(JSONObject form) {
        for (String field : List.of(IMPORT, REGO)) {
            if (form.optString(field).isBlank()) {
                form.remove(field);
            }
        }
        return form;
    }

    /** What a stored configuration leaves out gets its default. */
    private Object readResolve() {
        ImportSettings checked = new ImportSettings();
        if (reports != null && !reports.isEmpty()) {
            checked.reports(reports);
        }
        if (regoIsBlank || rego != null && !rego.isBlank()) {
            checked.rego(rego);
        }
        checked.opa(opa);
        return checked;
    }
}
