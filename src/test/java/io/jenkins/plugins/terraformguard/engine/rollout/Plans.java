package io.jenkins.plugins.terraformguard.engine.rollout;

import io.jenkins.plugins.terraformguard.engine.history.PackUse;
import io.jenkins.plugins.terraformguard.engine.history.StagedUse;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What packs came to on plans, for tests. */
final class Plans {
    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private Plans() {}

    static PackUse use(int evaluated, int hits, int waived, int overridden, int errors) {
        return use("enforced", evaluated, hits, waived, overridden, errors);
    }

    /** Of the whole pack, at that stage. */
    static PackUse use(String acts, int evaluated, int hits, int waived, int overridden, int errors) {
        return use(acts, "", evaluated, hits, waived, overridden, errors);
    }

    /** @param policies those that are rolled out, as {@link StagedPack#mark} says */
    static PackUse use(String acts, String policies, int evaluated, int hits, int waived, int overridden, int errors) {
        StagedUse staged = new StagedUse(acts, policies, evaluated, hits, waived, overridden, errors);
        return new PackUse("acme", "1", "organisation", evaluated, hits, waived, overridden, errors, staged);
    }

    /** Jobs of their own that all came to the same on this many plans. */
    static List<JobPlans> jobs(int jobs, int plans, PackUse use) {
        return jobs("job", jobs, plans, use, NOW);
    }

    static List<JobPlans> jobs(String name, int jobs, int plans, PackUse use, Instant at) {
        List<JobPlans> all = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            List<JobPlans.Plan> each = new ArrayList<>();
            for (int j = 0; j < plans; j++) {
                each.add(new JobPlans.Plan(at, List.of(use)));
            }
            all.add(new JobPlans(name + i, name + i, each));
        }
        return all;
    }
}
