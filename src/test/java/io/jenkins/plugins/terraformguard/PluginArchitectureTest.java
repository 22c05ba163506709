package io.jenkins.plugins.terraformguard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls between the rooms that know Jenkins. A room that is not built yet keeps every rule. */
class PluginArchitectureTest {
    private static final String BASE = "io.jenkins.plugins.terraformguard.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jenkins.plugins.terraformguard");

    private static void mustNotKnow(String room, String... others) {
        noClasses()
                .that()
                .resideInAPackage(BASE + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void thePluginIsThere() {
        assertFalse(CLASSES.isEmpty());
    }

    @Test
    void resultsDoNotKnowTheStep() {
        mustNotKnow("results", BASE + "step..");
    }

    @Test
    void resultsDoNotKnowOptionalPlugins() {
        mustNotKnow("results", BASE + "integration..");
    }

    @Test
    void configurationKnowsNeitherStepNorResults() {
        mustNotKnow("config", BASE + "step..", BASE + "results..", BASE + "integration..");
    }

    @Test
    void resultsDoNotKnowApprovals() {
        mustNotKnow("results", BASE + "approval..");
    }

    @Test
    void approvalsKnowNeitherStepNorOptionalPlugins() {
        mustNotKnow("approval", BASE + "step..", BASE + "integration..");
    }

    @Test
    void integrationKnowsNoStep() {
        mustNotKnow("integration", BASE + "step..");
    }

    @Test
    void resultsDoNotKnowTheConfiguration() {
        mustNotKnow("results", BASE + "config..");
    }

    @Test
    void theToolRunnerKnowsNothingOfJenkins() {
        mustNotKnow("tool", "hudson..", "jenkins..", "org.kohsuke..");
    }

    @Test
    void nobodyButStepAndIntegrationKnowsTheWaivers() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "waivers..", BASE + "step..", BASE + "integration..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "waivers..")
                .check(CLASSES);
        mustNotKnow("waivers", BASE + "step..", BASE + "integration..", BASE + "tool..");
    }

    @Test
    void nobodyButIntegrationKnowsTheRollout() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "rollout..", BASE + "engine..", BASE + "integration..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "rollout..")
                .check(CLASSES);
        mustNotKnow(
                "rollout",
                BASE + "step..",
                BASE + "integration..",
                BASE + "approval..",
                BASE + "waivers..",
                BASE + "reviewers..",
                BASE + "tool..");
    }

    @Test
    void nobodyButStepAndIntegrationKnowsTheReviewers() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "reviewers..", BASE + "step..", BASE + "integration..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "reviewers..")
                .check(CLASSES);
        mustNotKnow(
                "reviewers",
                BASE + "step..",
                BASE + "integration..",
                BASE + "approval..",
                BASE + "waivers..",
                BASE + "signing..",
                BASE + "config..");
    }

    @Test
    void onlyTheReviewersTouchCredentials() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "reviewers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.cloudbees.plugins.credentials..", "org.jenkinsci.plugins.plaincredentials..")
                .check(CLASSES);
    }

    @Test
    void onlyIntegrationTouchesOptionalPlugins() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "integration..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.cloudbees.hudson.plugins.folder..",
                        "io.jenkins.plugins.checks..",
                        "com.codahale.metrics..",
                        "io.jenkins.plugins.opentelemetry..",
                        "io.opentelemetry..",
                        "jenkins.metrics..",
                        "jakarta.mail..",
                        "jenkins.plugins.mailer..",
                        "org.jenkinsci.plugins.tokenmacro..",
                        "io.micrometer..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void healthKnowsNobodyWhoTellsIt() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "health..")
                .should()
                .dependOnClassesThat(resideInAPackage(BASE + ".")
                        .and(not(resideInAPackage(BASE + "health..")))
                        .and(not(resideInAPackage(BASE + "engine.."))))
                .check(CLASSES);
    }

    @Test
    void approvalsDoNotKnowWhoIsToldOfThem() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "approval")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + "approval.notice..")
                .check(CLASSES);
    }

    @Test
    void noCyclesBetweenRooms() {
        slices().matching("io.jenkins.plugins.terraformguard.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
