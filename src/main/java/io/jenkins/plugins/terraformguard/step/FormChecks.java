package io.jenkins.plugins.terraformguard.step;

import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.terraformguard.engine.gate.GateAge;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.util.List;
import jenkins.model.Jenkins;

/** What the forms of both steps check. It only looks at the text itself, and only for those who may configure. */
final class FormChecks {
    private FormChecks() {}

    /** In the phase in which people let a plan pass, no plan has to be at hand. */
    static FormValidation plan(Item item, String value, boolean drift, String phase) {
        return StageSettings.APPROVAL.equals(phase) ? FormValidation.ok() : plan(item, value, drift);
    }

    /** Either there is a plan, or the guard looks for drift itself. */
    static FormValidation plan(Item item, String value, boolean drift) {
        boolean none = Util.fixEmptyAndTrim(value) == null;
        if (!mayConfigure(item) || none == drift) {
            return FormValidation.ok();
        }
        return FormValidation.error(none ? Messages.FormChecks_plan() : Messages.FormChecks_both());
    }

    static FormValidation id(Item item, String value) {
        String id = Util.fixEmptyAndTrim(value);
        if (!mayConfigure(item) || id == null || DecisionStore.isUsableId(id)) {
            return FormValidation.ok();
        }
        return FormValidation.error(Messages.GuardSettings_id(id));
    }

    static FormValidation toolTimeout(Item item, String value) {
        return mayConfigure(item) && Util.fixEmptyAndTrim(value) != null
                ? FormValidation.validatePositiveInteger(value.trim())
                : FormValidation.ok();
    }

    static FormValidation lockTimeout(Item item, String value) {
        return mayConfigure(item) && Util.fixEmptyAndTrim(value) != null
                ? FormValidation.validateNonNegativeInteger(value.trim())
                : FormValidation.ok();
    }

    static FormValidation limits(Item item, String value) {
        try {
            if (mayConfigure(item)) {
                ReadLimits.parse(Util.fixNull(value));
            }
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    static FormValidation maxAge(Item item, String value) {
        try {
            if (mayConfigure(item) && Util.fixEmptyAndTrim(value) != null) {
                GateAge.parse(value);
            }
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** Paths in the workspace, one a line. */
    static FormValidation paths(Item item, String value) {
        if (!mayConfigure(item)) {
            return FormValidation.ok();
        }
        return Util.fixNull(value)
                .lines()
                .map(String::trim)
                .filter(FormChecks::leadsOut)
                .findFirst()
                .map(path -> FormValidation.error(Messages.FormChecks_path(path)))
                .orElseGet(FormValidation::ok);
    }

    private static boolean leadsOut(String path) {
        return path.startsWith("/")
                || path.startsWith("\\")
                || path.matches("[A-Za-z]:.*")
                || List.of(path.split("[/\\\\]")).contains("..");
    }

    /** The phases of pipelines. */
    static ListBoxModel allPhases(Item item) {
        ListBoxModel items = phases(item);
        if (!items.isEmpty()) {
            items.add(1, new ListBoxModel.Option(Messages.FormChecks_phaseApproval(), StageSettings.APPROVAL));
        }
        return items;
    }

    static ListBoxModel phases(Item item) {
        ListBoxModel items = new ListBoxModel();
        if (mayConfigure(item)) {
            items.add(Messages.FormChecks_phasePlan(), StageSettings.PLAN);
            items.add(Messages.FormChecks_phaseApply(), StageSettings.APPLY);
            items.add(Messages.FormChecks_phaseVerify(), StageSettings.VERIFY);
        }
        return items;
    }

    static ListBoxModel consequences(Item item) {
        ListBoxModel items = new ListBoxModel();
        if (mayConfigure(item)) {
            items.add(Messages.Consequence_fail(), Consequence.FAIL.id());
            items.add(Messages.Consequence_unstable(), Consequence.UNSTABLE.id());
            items.add(Messages.Consequence_annotate(), Consequence.ANNOTATE.id());
        }
        return items;
    }

    /** What becomes of a build that asks for approval. */
    static ListBoxModel approval(Item item, boolean pipeline) {
        ListBoxModel items = new ListBoxModel();
        if (mayConfigure(item)) {
            items.add(Messages.OnApproval_fail(), OnApproval.FAIL.id());
            if (pipeline) {
                items.add(Messages.OnApproval_wait(), OnApproval.WAIT.id());
                items.add(Messages.OnApproval_request(), OnApproval.REQUEST.id());
            }
            items.add(Messages.Consequence_unstable(), OnApproval.UNSTABLE.id());
            items.add(Messages.Consequence_annotate(), OnApproval.ANNOTATE.id());
        }
        return items;
    }

    static ListBoxModel driftConsequences(Item item) {
        ListBoxModel items = consequences(item);
        if (!items.isEmpty()) {
            items.add(0, new ListBoxModel.Option(Messages.FormChecks_usual(), ""));
        }
        return items;
    }

    private static boolean mayConfigure(Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(Item.CONFIGURE);
    }
}
