package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.Util;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The parameters that are about what others say of the plan: reports of scanners, and Rego policies. */
@Restricted(NoExternalUse.class)
public final class ImportSettings implements Serializable {
    private static final long serialVersionUID = 1L;

    private ArrayList<String> reports = new ArrayList<>();
    private String rego = "";
    private String opa = "";

    /** Files in the workspace, or patterns for them. */
    List<String> reports() {
        return new ArrayList<>(reports);
    }

    /** @param values paths; where one has several lines, each line is a path */
    void reports(List<String> values) {
        reports = new ArrayList<>();
        for (String value : values == null ? List.<String>of() : values) {
            Util.fixNull(value)
                    .lines()
                    .map(String::trim)
                    .filter(path -> !path.isEmpty() && !reports.contains(path))
                    .forEach(reports::add);
        }
    }

    /** Folder in the workspace with Rego policies; empty if there are none. */
    String rego() {
        return rego;
    }

    void rego(String value) {
        rego = Util.fixNull(value).trim();
    }

    /** Path or name of the program; empty for what is on the PATH. */
    String opa() {
        return opa;
    }

    void opa(String value) {
        opa = Util.fixNull(value).trim();
    }

    ImportSettings expand(EnvVars environment) {
        ImportSettings expanded = new ImportSettings();
        expanded.reports(reports.stream().map(environment::expand).toList());
        expanded.rego(environment.expand(rego));
        expanded.opa(environment.expand(opa));
        return expanded;
    }

    /** What a stored configuration leaves out gets its default. */
    private Object readResolve() {
        ImportSettings checked = new ImportSettings();
        checked.reports(reports);
        checked.rego(rego);
        checked.opa(opa);
        return checked;
    }
}
