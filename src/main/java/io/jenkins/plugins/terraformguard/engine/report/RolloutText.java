package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.policy.rollout.Cohort;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.util.List;
import java.util.stream.Collectors;

/** How far a pack is rolled out, in words. Not escaped for any markup. */
public final class RolloutText {
    private static final double PLACES_OF_A_PERCENT = 100.0;
    private static final int MAX_POLICIES = 20;

    private RolloutText() {}

    /** One sentence on what held, and two more where there is more to say. */
    public static String of(StagedPack pack) {
        StringBuilder text = new StringBuilder("version ")
                .append(version(pack.version(), pack.policies()))
                .append(": ")
                .append(pack.acts())
                .append(" here; stage ")
                .append(pack.stage())
                .append(" for ")
                .append(pack.percent())
                .append("% of the jobs");
        if (pack.place() != Cohort.UNKNOWN) {
            text.append(", this one stands at ").append(percent(pack.place())).append('%');
        }
        Demotion demotion = pack.demotion();
        if (demotion != null) {
            text.append("; ")
                    .append(demotion.policies().equals(pack.policies()) ? "" : policies(demotion.policies()) + " ")
                    .append("at most ")
                    .append(demotion.stage().id())
                    .append(" since ")
                    .append(demotion.since())
                    .append(": ")
                    .append(demotion.reason());
        }
        return text.toString();
    }

    /** A version of a pack, and the policies that it is about where that is not all of them. */
    public static String version(String version, List<String> policies) {
        return policies.isEmpty() ? version : version + " (" + policies(policies) + ")";
    }

    /** Ids of policies, the first of very many; the whole pack where there are none. */
    public static String policies(List<String> policies) {
        return policies.isEmpty()
                ? "whole pack"
                : policies.stream().limit(MAX_POLICIES).collect(Collectors.joining(", "))
                        + (policies.size() > MAX_POLICIES ? " and " + (policies.size() - MAX_POLICIES) + " more" : "");
    }

    /** A place in percent, so that it can be held against the percentage of a cohort. */
    private static String percent(int place) {
        return String.format(java.util.Locale.ROOT, "%.2f", place / PLACES_OF_A_PERCENT);
    }
}
