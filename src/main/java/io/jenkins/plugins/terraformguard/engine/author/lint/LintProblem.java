package io.jenkins.plugins.terraformguard.engine.author.lint;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import java.util.Comparator;

/**
 * Something in a policy file that should be otherwise.
 *
 * @param policy id of the policy, empty where it is about the file
 * @param line line from 1, or 0 where there is none
 * @param column column from 1, or 0
 * @param remedy what to do
 */
public record LintProblem(
        LintRule rule, String policy, String file, int line, int column, String message, String remedy)
        implements Comparable<LintProblem> {
    private static final Comparator<LintProblem> ORDER = Comparator.comparing(LintProblem::file)
            .thenComparingInt(LintProblem::line)
            .thenComparingInt(LintProblem::column)
            .thenComparing(LintProblem::rule)
            .thenComparing(LintProblem::message);

    static LintProblem of(LintRule rule, String policy, PolicyException problem) {
        return new LintProblem(
                rule, policy, problem.file(), problem.line(), problem.column(), problem.getMessage(), problem.remedy());
    }

    @Override
    public int compareTo(LintProblem other) {
        return ORDER.compare(this, other);
    }
}
