package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Parameters about drift: what they do, how they are kept, and what forms make of them. */
class DriftSettingsTest {
    private static Consequence consequence(boolean asked, String onDrift, boolean alarm, boolean incomplete) {
        DriftSettings settings = new DriftSettings();
        settings.asked(asked);
        settings.onDrift(onDrift);
        return settings.consequence(alarm, incomplete);
    }

    @Test
    void driftCountsWhereItIsAskedForOrWhereTheJobSaysSo() {
        assertEquals(Consequence.UNSTABLE, consequence(true, "", true, false));
        assertEquals(Consequence.ANNOTATE, consequence(false, "", true, false));
        assertEquals(Consequence.FAIL, consequence(false, "fail", true, false));
        assertEquals(Consequence.ANNOTATE, consequence(true, " annotate ", true, false));
        assertEquals(Consequence.ANNOTATE, consequence(true, "fail", false, false));
    }

    @Test
    void whoAsksIsToldWhenTheAnswerIsIncomplete() {
        for (boolean alarm : List.of(false, true)) {
            assertEquals(Consequence.UNSTABLE, consequence(true, "", alarm, true));
            assertEquals(Consequence.UNSTABLE, consequence(true, "annotate", alarm, true));
            assertEquals(Consequence.FAIL, consequence(true, "fail", alarm, true));
        }
        assertEquals(Consequence.ANNOTATE, consequence(false, "fail", false, true));
    }

    @Test
    void valuesAreChecked() {
        DriftSettings settings = new DriftSettings();
        settings.varFiles(List.of(" a.tfvars \n\nb.tfvars", ""));
        assertEquals(List.of("a.tfvars", "b.tfvars"), settings.varFiles());
        settings.lockTimeout(0);
        assertThrows(IllegalArgumentException.class, () -> settings.lockTimeout(-1));
        assertThrows(IllegalArgumentException.class, () -> settings.refreshTimeout(0));
        assertThrows(IllegalArgumentException.class, () -> settings.onDrift("explode"));
    }

    @Test
    @WithJenkins
    void formsSnippetsAndStoredJobsKeepThem(JenkinsRule jenkins) throws Exception {
        TerraformGuardBuilder builder = new TerraformGuardBuilder("");
        builder.setDrift(true);
        builder.setVarFiles(List.of("a.tfvars", "b.tfvars"));
        builder.setLockTimeout(0);
        builder.setRefreshTimeout(7);
        builder.setOnDrift("fail");
        jenkins.assertEqualDataBoundBeans(builder, jenkins.configRoundtrip(builder));

        TerraformGuardStep step = new TerraformGuardStep(null);
        step.setDrift(true);
        step.setDir("infra");
        DescribableModel<TerraformGuardStep> model = new DescribableModel<>(TerraformGuardStep.class);
        assertEquals(
                Map.of("drift", true, "dir", "infra"),
                model.uninstantiate2(step).getArguments());
        assertEquals("", model.instantiate(Map.of("drift", true), null).getPlan());
        assertEquals("p", model.instantiate(Map.of("plan", "p"), null).getPlan());

        TerraformGuardBuilder stored = (TerraformGuardBuilder) Jenkins.XSTREAM2.fromXML("""
                <io.jenkins.plugins.terraformguard.step.TerraformGuardBuilder>
                  <settings><plan>tfplan</plan></settings>
                </io.jenkins.plugins.terraformguard.step.TerraformGuardBuilder>
                """);
        assertFalse(stored.isDrift());
        assertEquals(List.of(), stored.getVarFiles());
        assertEquals(60, stored.getLockTimeout());
        assertEquals(1800, stored.getRefreshTimeout());
        assertEquals("", stored.getOnDrift());
        TerraformGuardBuilder odd = (TerraformGuardBuilder) Jenkins.XSTREAM2.fromXML("""
                <io.jenkins.plugins.terraformguard.step.TerraformGuardBuilder>
                  <settings><drift><asked>true</asked><lockTimeout>-3</lockTimeout><onDrift>x</onDrift></drift></settings>
                </io.jenkins.plugins.terraformguard.step.TerraformGuardBuilder>
                """);
        assertTrue(odd.isDrift());
        assertEquals("", odd.getPlan());
        assertEquals(60, odd.getLockTimeout());
        assertEquals("", odd.getOnDrift());

        TerraformGuardBuilder.DescriptorImpl descriptor =
                jenkins.jenkins.getDescriptorByType(TerraformGuardBuilder.DescriptorImpl.class);
        Item job = jenkins.createFreeStyleProject();
        assertEquals(FormValidation.Kind.OK, descriptor.doCheckPlan(job, "", true).kind);
        assertEquals(FormValidation.Kind.ERROR, descriptor.doCheckPlan(job, "p", true).kind);
        assertEquals(FormValidation.Kind.ERROR, descriptor.doCheckLockTimeout(job, "-1").kind);
        assertEquals(FormValidation.Kind.OK, descriptor.doCheckLockTimeout(job, "0").kind);
        assertEquals(FormValidation.Kind.ERROR, descriptor.doCheckRefreshTimeout(job, "0").kind);
        ListBoxModel items = descriptor.doFillOnDriftItems(job);
        assertEquals(
                List.of("", "fail", "unstable", "annotate"),
                items.stream().map(item -> item.value).toList());
    }
}
