package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyExample;
import io.jenkins.plugins.terraformguard.engine.remedy.Candidate.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What may get rid of a finding, by what its policy says and by where the policy looked. None of it is known to help, and
 * nothing is offered at a place that holds a secret or is known only after apply.
 */
final class Candidates {
    private static final int MAX_PATHS = 10;
    private static final int MAX = 8;

    /** Characters of a value that is set. */
    private static final int MAX_VALUE = 4000;

    private static final String AFTER = "after";

    private final Finding finding;
    private final Policy policy;
    private final Value after;
    private final Predicate<List<Value>> opaque;
    private final Set<Candidate> found = new LinkedHashSet<>();

    private Candidates(Finding finding, Policy policy, Value after, Predicate<List<Value>> opaque) {
        this.finding = finding;
        this.policy = policy;
        this.after = after;
        this.opaque = opaque;
    }

    /**
     * The most promising ones, those that change least first.
     *
     * @param policy that the finding is of, with its examples
     * @param after planned state of the resource
     * @param opaque whether a place holds what can't be seen
     */
    static List<Candidate> of(Finding finding, Policy policy, Value after, Predicate<List<Value>> opaque) {
        return new Candidates(finding, policy, after, opaque).find();
    }

    private List<Candidate> find() {
        add(Kind.SUGGESTED, new Suggested(after).edits(policy.notes().fix()));
        List<List<Value>> paths = paths();
        for (List<Value> path : paths) {
            Value now = ValueTree.at(after, path);
            if (now instanceof Value.Bool flag && !Offerable.isReckless(path, !flag.value())) {
                add(Kind.FLIPPED, edits(path, Value.of(!flag.value())));
            }
            for (PolicyExample example : passing()) {
                Value value = exampleValue(example, path, now);
                if (value != null) {
                    add(isStructure(value) ? Kind.STRUCTURE : Kind.WORD, edits(path, value));
                }
            }
            if (!now.isNull() && path.get(path.size() - 1) instanceof Value.Text && Offerable.isSetting(path)) {
                add(Kind.REMOVED, edits(path, Value.NULL));
            }
            drops(path);
        }
        passing().forEach(example -> whole(example, paths));
        return found.stream()
                .sorted(Comparator.comparing(Candidate::kind).thenComparing(Candidates::size))
                .limit(MAX)
                .toList();
    }

    /** Of structures the smallest is best; one word is as good as another, and that of the first example the most usual. */
    private static int size(Candidate candidate) {
        return candidate.kind() == Kind.STRUCTURE || candidate.kind() == Kind.EXAMPLE
                ? candidate.edits().stream()
                        .mapToInt(edit -> edit.value().length())
                        .sum()
                : 0;
    }

    /** Where the policy looked, as far as that can be changed. */
    private List<List<Value>> paths() {
        return finding.evidence().stream()
                .map(Evidence::path)
                .map(ValuePath::parse)
                .flatMap(java.util.Optional::stream)
                .filter(steps -> steps.size() > 1 && steps.get(0).equals(Value.of(AFTER)))
                .map(steps -> steps.subList(1, steps.size()))
                .filter(steps -> steps.get(0) instanceof Value.Text && !opaque.test(steps))
                .distinct()
                .limit(MAX_PATHS)
                .toList();
    }

    private List<PolicyExample> passing() {
        return policy.examples().stream()
                .filter(example -> example.expect().equals("pass"))
                .filter(example -> example.type().isEmpty() || example.type().equals(finding.resourceType()))
                .toList();
    }

    /** What an example has at a place, or null where it has nothing that may be offered. */
    private static Value exampleValue(PolicyExample example, List<Value> path, Value now) {
        Value value = ValueTree.at(example.after(), path);
        if (value.isNull()) {
            value = ValueTree.at(
                    example.after(),
                    path.stream()
                            .map(step -> step instanceof Value.Int ? Value.of(0) : step)
                            .toList());
        }
        boolean fits = now.isNull() || now.kind() == value.kind();
        return fits && !value.isNull() && !value.equals(now) && Offerable.isOfferable(path, value) ? value : null;
    }

    private static boolean isStructure(Value value) {
        return value instanceof MapValue || value instanceof Value.ListValue;
    }

    private void whole(PolicyExample example, List<List<Value>> paths) {
        List<Edit> edits = new ArrayList<>();
        for (List<Value> path : paths) {
            Value value = exampleValue(example, path, ValueTree.at(after, path));
            if (value != null) {
                edits.addAll(edits(path, value));
            }
        }
        if (edits.size() > 1) {
            add(Kind.EXAMPLE, edits);
        }
    }

    /** The elements on the way to a place, each taken out of its list, the innermost first. */
    private void drops(List<Value> path) {
        for (int i = path.size() - 1; i > 0; i--) {
            List<Value> list = path.subList(0, i);
            if (path.get(i) instanceof Value.Int index
                    && ValueTree.at(after, list) instanceof Value.ListValue elements
                    && index.value() < elements.elements().size()
                    && !opaque.test(list)) {
                List<Value> rest = new ArrayList<>(elements.elements());
                Value dropped = rest.remove((int) index.value());
                add(
                        isStructure(dropped) ? Kind.BLOCK_DROPPED : Kind.ELEMENT_DROPPED,
                        edits(list, new Value.ListValue(rest)));
            }
        }
    }

    private void add(Kind kind, List<Edit> edits) {
        Candidate candidate = new Candidate(kind, edits);
        if (candidate.fits() && edits.stream().allMatch(edit -> edit.value().length() <= MAX_VALUE)) {
            found.add(candidate);
        }
    }

    private static List<Edit> edits(List<Value> path, Value to) {
        return List.of(new Edit(Suggested.path(path), JsonValues.text(to)));
    }
}
