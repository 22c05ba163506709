package io.jenkins.plugins.terraformguard.engine.author.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.author.source.PackFile;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PackSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the bundled policies leave nothing in their conditions untested. */
class BundledMutantsTest {
    @Test
    void noMutantOfABundledPolicySurvives() throws Exception {
        PackLoader loader = new PackLoader();
        MutationRun run = new MutationRun();
        List<String> left = new ArrayList<>();
        int tried = 0;
        for (PackSource source : BundledPolicies.sources()) {
            PackFile file = PackFile.read(loader, source, PolicyPack.BUNDLED);
            for (PackFile.Placed placed : file.placed()) {
                MutationResult result = run.run(file, placed);
                tried += result.total();
                result.survivors()
                        .forEach(mutant -> left.add(
                                file.name() + ":" + mutant.line() + ":" + mutant.column() + " " + mutant.name()));
                result.stale().forEach(stale -> left.add(stale.place() + " " + stale.message()));
                assertEquals(0, result.omitted(), result.policy());
            }
        }
        assertEquals("", String.join("\n", left));
        assertTrue(tried > 400, tried + " mutants");
    }
}
