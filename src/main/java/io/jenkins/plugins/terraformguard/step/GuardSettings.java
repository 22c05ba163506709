package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.Util;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.ChangeReferences;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The parameters that the pipeline step and the freestyle step share. Blank means default. */
@Restricted(NoExternalUse.class)
public final class GuardSettings implements Serializable {
    private static final long serialVersionUID = 1L;

    static final String DEFAULT_ID = "default";
    static final String DEFAULT_POLICIES = ".terraform-guard";

    /** Time that the tool gets to show a saved plan, in seconds. */
    static final int DEFAULT_TOOL_TIMEOUT = 300;

    private String plan;
    private String id = DEFAULT_ID;
    private String policies = DEFAULT_POLICIES;
    private String tool = "";
    private int toolTimeout = DEFAULT_TOOL_TIMEOUT;
    private String limits = "";
    private String dir = "";
    private String onFail = Consequence.FAIL.id();
    private String onApproval = OnApproval.FAIL.id();
    private String onAdvisory = Consequence.ANNOTATE.id();
    private DriftSettings drift = new DriftSettings();
    private ArrayList<String> changeReferences = new ArrayList<>();
    private StageSettings stage = new StageSettings();
    private ImportSettings imports = new ImportSettings();
    private ToldSettings told = new ToldSettings();

    GuardSettings(String plan) {
        plan(plan);
    }

    String plan() {
        return plan;
    }

    void plan(String value) {
        plan = Util.fixNull(value).trim();
    }

    String id() {
        return id;
    }

    void id(String value) {
        String given = blank(value, DEFAULT_ID);
        if (!DecisionStore.isUsableId(given)) {
            throw new IllegalArgumentException(Messages.GuardSettings_id(given));
        }
        id = given;
    }

    String policies() {
        return policies;
    }

    void policies(String value) {
        policies = blank(value, DEFAULT_POLICIES);
    }

    String tool() {
        return tool;
    }

    void tool(String value) {
        tool = blank(value, "");
    }

    int toolTimeout() {
        return toolTimeout;
    }

    void toolTimeout(int seconds) {
        if (seconds < 1) {
            throw new IllegalArgumentException(Messages.GuardSettings_toolTimeout(seconds));
        }
        toolTimeout = seconds;
    }

    String limits() {
        return limits;
    }

    void limits(String value) {
        String given = blank(value, "");
        try {
            ReadLimits.parse(given);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Messages.GuardSettings_limits(e.getMessage()), e);
        }
        limits = given;
    }

    String dir() {
        return dir;
    }

    void dir(String value) {
        dir = blank(value, "");
    }

    String onFail() {
        return onFail;
    }

    void onFail(String value) {
        onFail = consequence("onFail", value, Consequence.FAIL);
    }

    String onApproval() {
        return onApproval;
    }

    void onApproval(String value) {
        onApproval = OnApproval.byId(blank(value, OnApproval.FAIL.id())).id();
    }

    /** Whether the build waits until people have said what they think. */
    boolean waits() {
        return stage.phase().equals(StageSettings.APPROVAL)
                || stage.phase().equals(StageSettings.PLAN) && approval() == OnApproval.WAIT;
    }

    OnApproval approval() {
        return OnApproval.byId(onApproval);
    }

    String onAdvisory() {
        return onAdvisory;
    }

    void onAdvisory(String value) {
        onAdvisory = consequence("onAdvisory", value, Consequence.ANNOTATE);
    }

    DriftSettings drift() {
        return drift;
    }

    /** Tickets that the change was asked for in. */
    List<String> changeReferences() {
        return List.copyOf(changeReferences);
    }

    /** Takes tickets instead of those that were there; a text may name several, with commas between them. */
    void changeReferences(List<String> values) {
        changeReferences = new ArrayList<>(ChangeReferences.of(values == null ? List.of() : values));
    }

    StageSettings stage() {
        return stage;
    }

    ImportSettings imports() {
        return imports;
    }

    ToldSettings told() {
        return told;
    }

    /** The same settings with variables of the build in their place. */
    GuardSettings expand(EnvVars environment) {
        GuardSettings expanded = new GuardSettings(environment.expand(plan));
        expanded.id(environment.expand(id));
        expanded.policies(environment.expand(policies));
        expanded.tool(environment.expand(tool));
        expanded.toolTimeout = toolTimeout;
        expanded.limits = limits;
        expanded.dir(environment.expand(dir));
        expanded.onFail = onFail;
        expanded.onApproval = onApproval;
        expanded.onAdvisory = onAdvisory;
        expanded.drift = drift.expand(environment);
        expanded.changeReferences(
                changeReferences.stream().map(environment::expand).toList());
        expanded.stage = stage.expand(environment);
        expanded.imports = imports.expand(environment);
        expanded.told = told;
        return expanded;
    }

    /** What a verdict does to the build. That nothing could be decided can't be softened. */
    Consequence consequence(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Consequence.ANNOTATE;
            case ADVISORY -> Consequence.byId("onAdvisory", onAdvisory);
            case APPROVAL_REQUIRED -> approval().consequence();
            case FAIL -> Consequence.byId("onFail", onFail);
            case ERROR -> Consequence.FAIL;
        };
    }

    /** What a stored configuration leaves out, or what nobody could have entered, gets its default. */
    private Object readResolve() {
        GuardSettings checked = new GuardSettings(plan);
        checked.id(DecisionStore.isUsableId(id) ? id : DEFAULT_ID);
        checked.policies(policies);
        checked.tool(tool);
        checked.toolTimeout = toolTimeout < 1 ? DEFAULT_TOOL_TIMEOUT : toolTimeout;
        checked.limits(storedLimits(limits));
        checked.dir(dir);
        checked.onFail = stored(onFail, Consequence.FAIL);
        checked.onApproval(OnApproval.isId(onApproval) ? onApproval : "");
        checked.onAdvisory = stored(onAdvisory, Consequence.ANNOTATE);
        checked.drift = drift == null ? new DriftSettings() : drift;
        checked.changeReferences(changeReferences);
        checked.stage = stage == null ? new StageSettings() : stage;
        checked.imports = imports == null ? new ImportSettings() : imports;
        checked.told = told == null ? new ToldSettings() : told;
        return checked;
    }

    private static String storedLimits(String value) {
        try {
            ReadLimits.parse(Util.fixNull(value));
            return value;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String stored(String value, Consequence standard) {
        return Consequence.isId(value) ? value : standard.id();
    }

    private static String consequence(String parameter, String value, Consequence standard) {
        return Consequence.byId(parameter, blank(value, standard.id())).id();
    }

    private static String blank(String value, String standard) {
        String trimmed = Util.fixEmptyAndTrim(value);
        return trimmed == null ? standard : trimmed;
    }
}
