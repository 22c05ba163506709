package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.drift.life.FollowUp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Drift in numbers. They count all of it, also what is not listed.
 *
 * @param status one of {@link #STATUSES}
 * @param resources drifted resources that count
 * @param attributes drifted attributes that count: neither noise nor ignored
 * @param classes those by the id of their class
 * @param noise attributes that are noise, by the rule that says so
 * @param ignored attributes that a rule ignores
 * @param problems why there may be more, a sentence each
 * @param known what else the plan tells of drifts that earlier plans saw
 */
public record DriftSummary(
        String status,
        int resources,
        int attributes,
        Map<String, Integer> classes,
        Map<String, Integer> noise,
        int ignored,
        List<String> problems,
        FollowUp known) {
    public static final String CLEAN = "none";
    /** There is nothing but noise, and what is ignored. */
    public static final String NOISE_ONLY = "noise-only";

    public static final String DRIFTED = "drifted";
    /** Terraform could not look at everything: that nothing was found means nothing. */
    public static final String INCOMPLETE = "incomplete";
    /** Nothing was read. */
    public static final String NOT_ASKED = "not-asked";

    public static final Set<String> STATUSES = Set.of(CLEAN, NOISE_ONLY, DRIFTED, INCOMPLETE, NOT_ASKED);

    public static final DriftSummary NONE = new DriftSummary(NOT_ASKED, 0, 0, Map.of(), Map.of(), 0, List.of());

    /** A summary that tells nothing of earlier plans. */
    public DriftSummary(
            String status,
            int resources,
            int attributes,
            Map<String, Integer> classes,
            Map<String, Integer> noise,
            int ignored,
            List<String> problems) {
        this(status, resources, attributes, classes, noise, ignored, problems, FollowUp.NONE);
    }

    public DriftSummary {
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
        noise = Collections.unmodifiableMap(new TreeMap<>(noise));
        problems = List.copyOf(problems);
    }

    /** The same with what else is known, and with further problems. */
    public DriftSummary with(FollowUp followUp, List<String> more) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(more);
        return new DriftSummary(status, resources, attributes, classes, noise, ignored, all, followUp);
    }
}
