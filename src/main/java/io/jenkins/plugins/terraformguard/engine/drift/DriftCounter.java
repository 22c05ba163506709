package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts drift, listed or not. */
final class DriftCounter {
    private static final Pattern OLD = Pattern.compile("0\\.(\\d{1,4})\\.(\\d{1,4}).*");

    private final Map<String, Integer> classes = new HashMap<>();
    private final Map<String, Integer> noise = new HashMap<>();
    private int resources;
    private int attributes;
    private int ignored;
    private int unlisted;

    void listed(Drift drift) {
        resources += drift.counts() ? 1 : 0;
        for (Drift.DriftedPath path : drift.paths()) {
            count(path.noise(), path.ignored(), path.driftClass());
        }
        beyond(drift.omittedPaths());
    }

    /** Noise that is not listed, by rule. */
    void noise(Map<String, Integer> more) {
        more.forEach((rule, count) -> noise.merge(rule, count, Integer::sum));
    }

    /** One that is not listed, so nobody finds out what becomes of it. */
    void dropped(PendingDrift drift) {
        unlisted++;
        resources += drift.counts() ? 1 : 0;
        for (PendingDrift.Attribute attribute : drift.attributes()) {
            count(attribute.noise(), attribute.ignored(), DriftClass.UNDETERMINED);
        }
        beyond(drift.omitted());
    }

    private void count(String rule, String reason, DriftClass driftClass) {
        if (!rule.isEmpty()) {
            noise.merge(rule, 1, Integer::sum);
        } else if (!reason.isEmpty()) {
            ignored++;
        } else {
            attributes++;
            classes.merge(driftClass.id(), 1, Integer::sum);
        }
    }

    private void beyond(int count) {
        if (count > 0) {
            attributes += count;
            classes.merge(DriftClass.UNDETERMINED.id(), count, Integer::sum);
        }
    }

    DriftSummary summary(PlanFacts facts) {
        List<String> problems = problems(facts);
        return new DriftSummary(
                status(facts, !problems.isEmpty()), resources, attributes, classes, noise, ignored, said(problems));
    }

    private List<String> said(List<String> problems) {
        List<String> said = new ArrayList<>(problems);
        if (unlisted > 0) {
            said.add(unlisted + " more drifted resources are counted and not listed");
        }
        return said;
    }

    private String status(PlanFacts facts, boolean incomplete) {
        if (resources > 0) {
            return DriftSummary.DRIFTED;
        }
        if (!facts.has(PlanSection.RESOURCE_DRIFT) && isTooOld(facts.toolVersion())) {
            return DriftSummary.NOT_ASKED;
        }
        if (incomplete) {
            return DriftSummary.INCOMPLETE;
        }
        return noise.isEmpty() && ignored == 0 ? DriftSummary.CLEAN : DriftSummary.NOISE_ONLY;
    }

    private static List<String> problems(PlanFacts facts) {
        List<String> problems = new ArrayList<>();
        if (facts.errored().equals(Value.TRUE)) {
            problems.add("Planning failed, so that not every resource was looked at: there may be more drift");
        } else if (facts.complete().equals(Value.FALSE)) {
            problems.add("The plan is not complete, so that not every resource was looked at: there may be more drift");
        }
        return problems;
    }

    /** Terraform writes drift since 0.15.4. */
    private static boolean isTooOld(String version) {
        Matcher old = OLD.matcher(version);
        return old.matches()
                && (Integer.parseInt(old.group(1)) < 15
                        || Integer.parseInt(old.group(1)) == 15 && Integer.parseInt(old.group(2)) < 4);
    }
}
