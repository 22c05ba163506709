package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.GuardError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The decision as JUnit XML: a suite for every pack, a test case for every policy that was asked. There is always at
 * least one test case, because a file without any counts as a failure to those who read it.
 */
public final class JUnitReport {
    private static final String GENERAL = "terraform-guard";

    private JUnitReport() {}

    /** The document as UTF-8. */
    public static byte[] render(Decision decision) {
        return JUnitDocument.render(decision.id(), suites(decision, ""));
    }

    /** One document for several plans; suites and classes bear the decision's id before their own name. */
    public static byte[] render(List<Decision> decisions) {
        List<JUnitDocument.Suite> suites = new ArrayList<>();
        for (Decision decision : decisions) {
            suites.addAll(suites(decision, decisions.size() > 1 ? decision.id() + "." : ""));
        }
        return JUnitDocument.render(decisions.get(0).id(), suites);
    }

    /** @param prefix before the names of suites and classes, so that those of several plans are told apart */
    private static List<JUnitDocument.Suite> suites(Decision decision, String prefix) {
        return casesBySuite(decision).entrySet().stream()
                .map(suite -> new JUnitDocument.Suite(prefix + suite.getKey(), suite.getValue()))
                .toList();
    }

    private static Map<String, List<JUnitCase>> casesBySuite(Decision decision) {
        Map<String, List<JUnitCase>> suites = new LinkedHashMap<>();
        if (decision.error() != null) {
            suites.put(GENERAL, List.of(broken(decision.error())));
            return suites;
        }
        for (JUnitCase testCase : JUnitCase.of(decision)) {
            suites.computeIfAbsent(testCase.pack(), pack -> new ArrayList<>()).add(testCase);
        }
        if (suites.isEmpty()) {
            suites.put(GENERAL, List.of(new JUnitCase(GENERAL, "plan evaluated", JUnitCase.Result.PASSED, "", "", "")));
        }
        return suites;
    }

    private static JUnitCase broken(GuardError error) {
        String location = ReportText.location(error);
        String details = error.message()
                + (location.isEmpty() ? "" : "\nAt " + location)
                + (error.remedy().isBlank() ? "" : "\n" + error.remedy());
        return new JUnitCase(GENERAL, "decision", JUnitCase.Result.ERROR, error.message(), details, "");
    }
}
