package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.plan.ActionInvocation;
import io.jenkins.plugins.terraformguard.engine.plan.CheckResult;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a reader of a decision should know of the plan beside its changes, one sentence each. */
final class PlanNotes {
    private static final int MAX_LISTED = 10;
    private static final int MAX_WORDS = 50;
    private static final int MAX_TEXT = 300;

    private final Map<String, Integer> deferred = new TreeMap<>();
    private final Map<String, Integer> statuses = new TreeMap<>();
    private final Listed failed = new Listed();
    private final Listed actions = new Listed();

    void deferred(DeferredChange change) {
        count(deferred, change.reason().isEmpty() ? "unknown" : change.reason());
    }

    void action(ActionInvocation action) {
        if (!action.deferredReason().isEmpty()) {
            count(deferred, action.deferredReason());
            return;
        }
        String trigger =
                action.event().isEmpty() ? "" : " (" + action.event() + " of " + action.triggeringResource() + ")";
        actions.add(cut(action.address() + trigger));
    }

    void check(CheckResult check) {
        count(statuses, check.status());
        if (isFailed(check)) {
            List<String> problems = new ArrayList<>(check.problems());
            check.instances().stream().filter(PlanNotes::isFailed).forEach(one -> problems.addAll(one.problems()));
            String why = problems.isEmpty() ? "" : ": " + problems.get(0);
            failed.add(cut(check.address() + why));
        }
    }

    /** The sentences. */
    List<String> texts(Map<String, Integer> redactions) {
        List<String> texts = new ArrayList<>();
        if (!deferred.isEmpty()) {
            texts.add("Not all of it can be planned yet: " + sum(deferred) + " deferred (" + counts(deferred) + ")");
        }
        if (failed.count > 0) {
            texts.add("Checks failed: " + failed);
        }
        int open = statuses.getOrDefault("unknown", 0);
        if (open > 0) {
            texts.add("Checks that only apply can tell: " + open);
        }
        if (actions.count > 0) {
            texts.add("Apply runs actions of providers: " + actions);
        }
        if (!redactions.isEmpty()) {
            texts.add("Hidden although the plan does not mark them as sensitive: " + sum(redactions)
                    + (sum(redactions) == 1 ? " value (" : " values (") + counts(new TreeMap<>(redactions)) + ")");
        }
        return texts;
    }

    /** Terraform has a handful of words; what else a file says must not fill the memory. */
    private static void count(Map<String, Integer> counts, String word) {
        boolean room = counts.size() < MAX_WORDS || counts.containsKey(word);
        counts.merge(room ? cut(word) : "others", 1, Integer::sum);
    }

    private static boolean isFailed(CheckResult check) {
        return check.status().equals("fail") || check.status().equals("error");
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String counts(Map<String, Integer> counts) {
        String listed = counts.entrySet().stream()
                .limit(MAX_LISTED)
                .map(count -> count.getKey() + ": " + count.getValue())
                .collect(Collectors.joining(", "));
        return counts.size() > MAX_LISTED ? listed + ", ..." : listed;
    }

    private static String cut(String text) {
        return ValueText.cut(text, MAX_TEXT);
    }

    /** The first texts in their order, and how many there are. */
    private static final class Listed {
        private final TreeSet<String> first = new TreeSet<>();
        private int count;

        void add(String text) {
            count++;
            first.add(text);
            if (first.size() > MAX_LISTED) {
                first.pollLast();
            }
        }

        @Override
        public String toString() {
            String listed = String.join("; ", first);
            return count > first.size() ? listed + "; " + count + " in all" : listed;
        }
    }
}
