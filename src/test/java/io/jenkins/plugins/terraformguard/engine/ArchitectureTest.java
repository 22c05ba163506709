package io.jenkins.plugins.terraformguard.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walls between the engine and everything else, and between its rooms. */
class ArchitectureTest {
    private static final String BASE = "io.jenkins.plugins.terraformguard.";
    private static final String ENGINE = BASE + "engine";
    private static final List<String> ROOMS = List.of(
            "plan",
            "source",
            "policy",
            "drift",
            "impact",
            "tuning",
            "decision",
            "waiver",
            "review",
            "remedy",
            "report",
            "trail",
            "gate",
            "replay",
            "outcome",
            "effect",
            "approval",
            "grant",
            "zip",
            "history",
            "imports",
            "fleet",
            "chart",
            "rollout",
            "author");
    private static final int MAX_LINES = 400;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jenkins.plugins.terraformguard");

    @Test
    void theEngineIsThere() {
        assertTrue(CLASSES.contain(GuardEngine.class), "no compiled engine was found, so nothing would be checked");
    }

    @Test
    void theEngineKnowsNothingOfJenkins() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void theEngineKnowsNoOtherRoom() {
        classes()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage(ENGINE + "..")
                        .or(not(resideInAPackage("io.jenkins.plugins.terraformguard.."))))
                .check(CLASSES);
    }

    @Test
    void theEngineReachesNeitherNetworkNorProcesses() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("java.net..")
                        .and(not(equivalentTo(URI.class)))
                        .and(not(equivalentTo(URISyntaxException.class)))
                        .or(resideInAPackage("javax.net.."))
                        .or(equivalentTo(Process.class))
                        .or(equivalentTo(ProcessBuilder.class))
                        .or(equivalentTo(Runtime.class)))
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "plan, ''",
        "source, ''",
        "policy, plan",
        "drift, plan",
        "impact, plan",
        "tuning, plan policy drift impact",
        "decision, plan policy drift impact effect",
        "waiver, plan policy decision",
        "review, plan policy drift impact decision",
        "remedy, plan source policy decision",
        "report, plan policy drift impact decision review approval",
        "trail, plan decision",
        "gate, plan policy decision approval",
        "zip, trail",
        "imports, plan source policy decision",
        "effect, plan",
        "approval, plan policy impact decision effect",
        "grant, plan policy decision waiver approval report",
        "history, plan policy drift impact decision effect approval gate outcome",
        "fleet, plan policy drift decision history",
        "chart, report",
        "rollout, policy decision report history"
    })
    void aRoomKnowsOnlyThoseBelowIt(String room, String allowed) {
        List<String> others = new ArrayList<>(ROOMS);
        others.remove(room);
        others.removeAll(List.of(allowed.split(" ")));
        String[] forbidden = Stream.concat(Stream.of(ENGINE), others.stream().map(other -> ENGINE + "." + other + ".."))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(List.of("review", "gate").contains(room))
                .check(CLASSES);
    }

    @Test
    void noCyclesBetweenRoomsOfTheEngine() {
        slices().matching(ENGINE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void expressionsKnowNothingOfPolicies() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + ".policy.expr..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ENGINE + ".policy")
                .check(CLASSES);
    }

    @Test
    void theToolRunnerNeedsNothingButTheEngine() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "tool..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "hudson..", "jenkins..", BASE + "step..", BASE + "results..", BASE + "config..", BASE + "cli..")
                .check(CLASSES);
    }

    @Test
    void theModelClientsNeedNothingButReviews() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "llm..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.jenkins.plugins.terraformguard..")
                        .and(not(resideInAPackage(BASE + "llm..")))
                        .and(not(resideInAPackage(ENGINE + ".review")))
                        .and(not(equivalentTo(Sha256.class)))
                        .or(resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..")))
                .check(CLASSES);
    }

    @Test
    void onlyTheModelClientsKnowTheirLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "llm..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.langchain4j..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsItsParser() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", BASE + "cli..")
                .check(CLASSES);
    }

    @Test
    void noClassIsLong() throws IOException {
        Path root = Path.of(System.getProperty("guard.root", "."));
        List<String> tooLong = new ArrayList<>();
        int seen = 0;
        for (String folder : List.of("src/main/java", "src/test/java", "cli/src/main/java", "cli/src/test/java")) {
            if (!Files.isDirectory(root.resolve(folder))) {
                continue;
            }
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    long lines = Files.readString(file).lines().count();
                    seen++;
                    if (lines > MAX_LINES) {
                        tooLong.add(root.relativize(file) + ": " + lines);
                    }
                }
            }
        }
        assertTrue(seen > 100, "only " + seen + " source files under " + root.toAbsolutePath());
        assertEquals(List.of(), tooLong);
    }
}
