package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.layer.Layer;
import io.jenkins.plugins.terraformguard.engine.policy.layer.PolicyLayers;
import io.jenkins.plugins.terraformguard.engine.tuning.ImpactTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bundled rules that are ready to be asked. Those of this engine are compiled once per process, of others the last few that
 * were asked for are kept: many decisions of the past were made with the same.
 */
record CompiledBundle(List<PolicyPack> packs, ImpactTables impact) {
    /** Each takes some megabytes. */
    static final int MAX_KEPT = 3;

    private static final Map<String, CompiledBundle> KEPT = new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompiledBundle> eldest) {
            return size() > MAX_KEPT;
        }
    };

    CompiledBundle {
        packs = List.copyOf(packs);
    }

    static CompiledBundle ofEngine() {
        return new CompiledBundle(BundledPolicies.packs(), ImpactTables.ofEngine());
    }

    /** @throws PolicyException if anything is wrong with the files; where they come from is not trusted */
    static CompiledBundle of(BundledRules rules) throws PolicyException {
        BundledRules own = BundledRules.ofEngine();
        if (rules == own || rules.equals(own)) {
            return ofEngine();
        }
        String digest = rules.digest();
        synchronized (KEPT) {
            CompiledBundle kept = KEPT.get(digest);
            if (kept == null) {
                kept = compile(rules);
                KEPT.put(digest, kept);
            }
            return kept;
        }
    }

    private static CompiledBundle compile(BundledRules rules) throws PolicyException {
        try {
            return new CompiledBundle(
                    PolicyLayers.packs(rules.packs(), PolicyPack.BUNDLED), ImpactTables.of(rules.impact()));
        } catch (PolicyException e) {
            throw new Layer(0, PolicyPack.BUNDLED, PolicyPack.BUNDLED).named(e);
        }
    }
}
