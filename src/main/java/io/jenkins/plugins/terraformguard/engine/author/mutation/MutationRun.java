package io.jenkins.plugins.terraformguard.engine.author.mutation;

import dev.cel.common.CelSourceLocation;
import io.jenkins.plugins.terraformguard.engine.author.source.Compilers;
import io.jenkins.plugins.terraformguard.engine.author.source.PackFile;
import io.jenkins.plugins.terraformguard.engine.author.source.Part;
import io.jenkins.plugins.terraformguard.engine.author.source.PartReader;
import io.jenkins.plugins.terraformguard.engine.author.source.PartText;
import io.jenkins.plugins.terraformguard.engine.policy.AuthorNotes;
import io.jenkins.plugins.terraformguard.engine.policy.ExampleRunner;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out what the examples of a policy leave open: its conditions are changed in one place after the other, and each
 * change should give one of the examples another answer. A change after which an expression does not compile is none.
 */
public final class MutationRun {
    /** Mutants of one policy that are tried. */
    public static final int MAX_MUTANTS = 1000;

    /** Characters of all the mutants of one policy: of a long condition, fewer are tried. */
    private static final int MAX_TEXT = 1_000_000;

    private final Compilers compilers = new Compilers();

    /**
     * Tries the mutants of a policy whose examples are all as expected.
     *
     * @throws PolicyException if a condition is nested too deeply to be changed
     */
    public MutationResult run(PackFile file, PackFile.Placed placed) throws PolicyException {
        Trial trial = new Trial(file.pack(), placed.policy());
        try {
            if (placed.policy().when() != null) {
                mutate(trial, placed, "when", placed.policy().when());
            }
            mutate(trial, placed, "assert", placed.policy().assertion());
        } catch (StackOverflowError e) {
            throw placed.node().error("The expression is nested too deeply to be changed", "Split the policy");
        }
        return trial.result();
    }

    private void mutate(Trial trial, PackFile.Placed placed, String key, Expression expression) throws PolicyException {
        ExpressionCompiler compiler = compilers.of(placed.policy());
        try {
            PartReader reader = new PartReader(compiler.tree(expression.source()), expression.source());
            Part whole = reader.read();
            Set<String> seen = new HashSet<>(Set.of(PartText.of(whole)));
            new Changes(change -> {
                        if (trial.isFull()) {
                            trial.omitted++;
                            return;
                        }
                        String text = PartText.of(change.whole());
                        trial.characters += text.length();
                        Expression changed = seen.add(text) ? compiled(compiler, text) : null;
                        if (changed == null) {
                            return;
                        }
                        String name = trial.name(key, change);
                        if (trial.tellsApart(key, changed)) {
                            trial.killed.add(name);
                        } else {
                            CelSourceLocation at = reader.location(change.offset());
                            trial.survivors.add(mutant(name, placed.at(key), key, at, text));
                        }
                    })
                    .of(whole);
        } catch (ExpressionException e) {
            throw placed.at(key).error(e, "The expression of '" + key + "' does not compile");
        }
    }

    private static Expression compiled(ExpressionCompiler compiler, String text) {
        try {
            return compiler.condition(text);
        } catch (ExpressionException e) {
            return null;
        }
    }

    private static Mutant mutant(String name, YamlNode node, String key, CelSourceLocation at, String text) {
        PolicyException place = node.error(new ExpressionException("", at.getLine(), at.getColumn()), key);
        return new Mutant(name, key, place.line(), place.column(), text);
    }

    /** The mutants of one policy against its examples. */
    private static final class Trial {
        private final PolicyPack pack;
        private final Policy policy;
        private final List<String> answers;
        private final Map<String, Integer> names = new HashMap<>();
        private final Set<String> killed = new HashSet<>();
        private final List<Mutant> survivors = new ArrayList<>();
        private int omitted;
        private long characters;

        Trial(PolicyPack pack, Policy policy) {
            this.pack = pack;
            this.policy = policy;
            this.answers = answers(policy);
        }

        boolean isFull() {
            return killed.size() + survivors.size() >= MAX_MUTANTS || characters >= MAX_TEXT;
        }

        /** A name that no other mutant of the policy has. */
        String name(String key, Change change) {
            String name = key + ": " + change.name();
            int number = names.merge(name, 1, Integer::sum);
            return number == 1 ? name : name + " (" + number + ")";
        }

        boolean tellsApart(String key, Expression changed) {
            Policy other =
                    key.equals("when") ? policy.with(changed, policy.assertion()) : policy.with(policy.when(), changed);
            return !answers(other).equals(answers);
        }

        private List<String> answers(Policy asked) {
            return ExampleRunner.run(pack, asked).stream()
                    .map(ExampleRunner.Result::actual)
                    .toList();
        }

        MutationResult result() {
            List<Mutant> explained = new ArrayList<>();
            List<MutationResult.Stale> stale = new ArrayList<>();
            for (AuthorNotes.ExplainedMutant note : policy.notes().explained()) {
                List<Mutant> meant = survivors.stream()
                        .filter(mutant -> mutant.name().equals(note.mutant()))
                        .toList();
                survivors.removeAll(meant);
                explained.addAll(meant);
                if (meant.isEmpty()) {
                    stale.add(new MutationResult.Stale(
                            note.place(),
                            (killed.contains(note.mutant())
                                            ? "An example tells this mutant apart, so it needs no explanation: "
                                            : "There is no such mutant: ")
                                    + note.mutant()));
                }
            }
            return new MutationResult(policy.id(), killed.size(), survivors, explained, stale, omitted);
        }
    }
}
