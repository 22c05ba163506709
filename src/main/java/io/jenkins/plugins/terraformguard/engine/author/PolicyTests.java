package io.jenkins.plugins.terraformguard.engine.author;

import io.jenkins.plugins.terraformguard.engine.author.mutation.MutationResult;
import io.jenkins.plugins.terraformguard.engine.author.mutation.MutationRun;
import io.jenkins.plugins.terraformguard.engine.author.source.PackFile;
import io.jenkins.plugins.terraformguard.engine.policy.ExampleRunner;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import java.util.ArrayList;
import java.util.List;

/** Tests policies by their own examples. */
public final class PolicyTests {
    private PolicyTests() {}

    /**
     * What came of a policy's examples.
     *
     * @param file name of its file
     * @param pack name of its pack
     * @param line where the policy begins in its file
     * @param mutation what the examples leave open, or null where that was not asked, or where an example failed
     */
    public record Result(
            String file,
            String pack,
            String policy,
            int line,
            List<ExampleRunner.Result> examples,
            MutationResult mutation) {
        public Result {
            examples = List.copyOf(examples);
        }

        public boolean isGood() {
            return examples.stream().allMatch(ExampleRunner.Result::isAsExpected)
                    && (mutation == null || mutation.isGood());
        }
    }

    /**
     * Runs the examples of the policies of a file.
     *
     * @param only id of the one policy that is asked, or null for all
     * @param mutation whether to change the conditions as well
     * @throws PolicyException if a condition can't be changed
     */
    public static List<Result> run(PackFile file, String only, boolean mutation) throws PolicyException {
        List<Result> results = new ArrayList<>();
        MutationRun mutants = new MutationRun();
        for (PackFile.Placed placed : file.placed()) {
            String id = placed.policy().id();
            if (only != null && !only.equalsIgnoreCase(id)) {
                continue;
            }
            List<ExampleRunner.Result> examples = ExampleRunner.run(file.pack(), placed.policy());
            boolean sound = examples.stream().allMatch(ExampleRunner.Result::isAsExpected);
            results.add(new Result(
                    file.name(),
                    file.pack().name(),
                    id,
                    placed.node().line(),
                    examples,
                    mutation && sound ? mutants.run(file, placed) : null));
        }
        return results;
    }
}
