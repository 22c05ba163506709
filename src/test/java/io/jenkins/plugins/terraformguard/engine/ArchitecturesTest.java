package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled policies say nothing about well-made architectures, and find what is planted in their broken twins. */
class ArchitecturesTest {
    private static final String FOLDER = "/io/jenkins/plugins/terraformguard/architectures";
    private static final int ARCHITECTURES = 20;
    private static final int FEWEST_FAULTS = 5;
    private static final int SHOWN = 60;

    static List<Architecture> architectures() throws IOException, URISyntaxException {
        return Architecture.all(Path.of(Objects.requireNonNull(ArchitecturesTest.class.getResource(FOLDER), FOLDER)
                .toURI()));
    }

    @Test
    void thereIsOneForEachCommonArchitecture() throws Exception {
        assertEquals(ARCHITECTURES, architectures().size(), architectures().toString());
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void nothingIsFoundInWhatIsMadeWell(Architecture architecture) throws Exception {
        List<Finding> findings = findings(architecture.good());
        assertTrue(findings.isEmpty(), () -> shown(findings));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyPlantedFaultIsFoundAndNothingElse(Architecture architecture) throws Exception {
        List<Finding> findings = findings(architecture.broken());
        List<String> faults = architecture.faults();
        Set<String> explained = architecture.explained().keySet();
        assertTrue(faults.size() >= FEWEST_FAULTS, faults.toString());
        assertEquals(faults.size(), Set.copyOf(faults).size(), "A fault is named twice: " + faults);

        Set<String> missed = new TreeSet<>(faults);
        findings.stream().filter(f -> f.outcome() == Outcome.VIOLATION).forEach(f -> missed.remove(name(f)));
        assertEquals(Set.of(), missed, "Planted, but not found");
        List<Finding> others = findings.stream()
                .filter(f -> !faults.contains(name(f)) && !explained.contains(name(f)))
                .toList();
        assertTrue(others.isEmpty(), () -> shown(others));
        Set<String> stale = new TreeSet<>(explained);
        findings.forEach(f -> stale.remove(name(f)));
        assertEquals(Set.of(), stale, "Explained, but not found");
    }

    private static List<Finding> findings(PlanSource plan) throws IOException {
        Decision decision = Decisions.of(plan);
        assertNull(decision.error(), String.valueOf(decision.error()));
        assertTrue(
                decision.policies().stream().anyMatch(policy -> policy.passed() > 0), "No policy had anything to ask");
        return decision.findings().stream()
                .filter(finding -> finding.level() != EnforcementLevel.SHADOW)
                .toList();
    }

    private static String name(Finding finding) {
        return (finding.policy() + " " + finding.address()).trim();
    }

    private static String shown(List<Finding> findings) {
        return findings.size() + " findings that nobody planted:\n"
                + findings.stream()
                        .limit(SHOWN)
                        .map(f -> name(f) + " (" + f.outcome().id() + ") " + ValueText.cut(f.message(), 160))
                        .collect(Collectors.joining("\n"));
    }
}
