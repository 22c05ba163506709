package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Cohort;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Packs that are rolled out, in a document, written and read. */
final class RolloutShape {
    private static final int PERCENT = 100;
    private static final int LAST_PLACE = 9_999;
    private static final Set<String> STAGES = stages();
    private static final Reader<String> TEXT = JsonCursor::text;

    private static final Map<String, Reader<?>> PACK = Map.of(
            "pack", TEXT,
            "version", TEXT,
            "layer", in -> in.word(DecisionLimits.LAYERS),
            "stage", in -> in.word(STAGES),
            "percent", in -> upTo(in, PERCENT),
            "place", in -> upTo(in, LAST_PLACE),
            "acts", in -> in.word(STAGES),
            "demotion", RolloutShape::demotion,
            "policies", RolloutShape::policies);

    private static final Map<String, Reader<?>> DEMOTION = Map.of(
            "stage",
            in -> in.constant(RolloutStage::byId, "stage"),
            "since",
            JsonCursor::time,
            "reason",
            TEXT,
            "policies",
            RolloutShape::policies);

    private RolloutShape() {}

    private static Set<String> stages() {
        Set<String> stages = new HashSet<>(RolloutStage.ids());
        stages.add(RolloutStage.OFF);
        return Set.copyOf(stages);
    }

    static Object write(List<StagedPack> packs) {
        return packs.stream().map(RolloutShape::write).toList();
    }

    private static Map<String, Object> write(StagedPack pack) {
        Map<String, Object> document = object(
                entry("pack", pack.pack()),
                entry("version", pack.version()),
                entry("layer", pack.layer()),
                entry("stage", pack.stage()),
                entry("percent", pack.percent()),
                entry("acts", pack.acts()));
        if (pack.place() != Cohort.UNKNOWN) {
            document.put("place", pack.place());
        }
        Demotion demotion = pack.demotion();
        if (demotion != null) {
            Map<String, Object> bound = object(
                    entry("stage", demotion.stage().id()),
                    entry("since", demotion.since().toString()),
                    entry("reason", demotion.reason()));
            some(bound, demotion.policies());
            document.put("demotion", bound);
        }
        some(document, pack.policies());
        return document;
    }

    /** Nothing is said of a whole pack. */
    private static void some(Map<String, Object> document, List<String> policies) {
        if (!policies.isEmpty()) {
            document.put("policies", policies);
        }
    }

    static StagedPack read(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(PACK);
        String pack = fields.required("pack");
        String version = fields.required("version");
        Fields demotion = fields.or("demotion", null);
        return new StagedPack(
                pack,
                version,
                fields.required("layer"),
                fields.required("stage"),
                fields.required("percent"),
                fields.or("place", Cohort.UNKNOWN),
                fields.required("acts"),
                demotion == null
                        ? null
                        : new Demotion(
                                pack,
                                version,
                                demotion.required("stage"),
                                demotion.required("since"),
                                demotion.required("reason"),
                                demotion.list("policies")),
                fields.list("policies"));
    }

    private static List<String> policies(JsonCursor in) throws IOException, DecisionFormatException {
        List<String> policies = in.list(Rollout.MAX_POLICIES, TEXT);
        if (policies.isEmpty()) {
            throw in.wrong("is empty, although a whole pack is said by leaving it out");
        }
        return policies;
    }

    private static Fields demotion(JsonCursor in) throws IOException, DecisionFormatException {
        return in.object(DEMOTION);
    }

    private static int upTo(JsonCursor in, int max) throws IOException, DecisionFormatException {
        int count = in.count();
        if (count > max) {
            throw in.wrong("is more than " + max);
        }
        return count;
    }
}
