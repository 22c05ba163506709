package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a reviewer is told: the facts that matter most, as many as the budget has room for, and how many were left out.
 *
 * @param facts numbered from {@code F1}, the weightiest first
 * @param omitted how many facts of a kind were left out, by its id; kinds of which all are there are not in it
 */
public record FactSheet(List<Fact> facts, SortedMap<String, Integer> omitted) {
    /** Bytes of UTF-8 that one token stands for, at the least: so no budget is exceeded, whatever the model counts. */
    static final int BYTES_PER_TOKEN = 2;

    public FactSheet {
        facts = List.copyOf(facts);
        omitted = Collections.unmodifiableSortedMap(new TreeMap<>(omitted));
    }

    /**
     * Takes facts in their order as long as there is room.
     *
     * @param weighed the weightiest first; their ids do not matter
     * @param beyond facts that were not even collected, by kind
     * @param tokens how much the sheet may be, in tokens of a model
     */
    static FactSheet of(List<Fact> weighed, Map<Fact.Kind, Integer> beyond, int tokens) {
        long left = (long) tokens * BYTES_PER_TOKEN;
        List<Fact> taken = new ArrayList<>();
        TreeMap<String, Integer> omitted = new TreeMap<>();
        beyond.forEach((kind, count) -> {
            if (count > 0) {
                omitted.merge(kind.id(), count, Integer::sum);
            }
        });
        for (Fact fact : weighed) {
            Fact numbered = fact.as("F" + (taken.size() + 1));
            int size = CanonicalJson.bytes(write(numbered)).length + 1;
            if (size > left) {
                omitted.merge(fact.kind().id(), 1, Integer::sum);
            } else {
                left -= size;
                taken.add(numbered);
            }
        }
        return new FactSheet(taken, omitted);
    }

    /** The fact of that id, or null. */
    public Fact find(String id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst().orElse(null);
    }

    /** What the author says of the change, as far as a reviewer is told; empty where that is nothing. */
    public String intent() {
        return facts.stream()
                .filter(fact -> fact.kind() == Fact.Kind.INTENT)
                .map(Fact::text)
                .findFirst()
                .orElse("");
    }

    /** The sheet as canonical JSON, which is what a reviewer reads. */
    public byte[] document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", "terraform-guard/facts/v1");
        document.put("facts", facts.stream().map(FactSheet::write).toList());
        document.put("omitted", omitted);
        return CanonicalJson.bytes(document);
    }

    /** SHA-256 of the document, lower-case hex. */
    public String digest() {
        return Sha256.hex(document());
    }

    private static Map<String, Object> write(Fact fact) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", fact.id());
        document.put("kind", fact.kind().id());
        put(document, "subject", fact.subject());
        put(document, "action", fact.action());
        put(document, "text", fact.text());
        if (!fact.values().isEmpty()) {
            document.put(
                    "values",
                    fact.values().stream()
                            .map(value ->
                                    Map.of("path", value.path(), "before", value.before(), "after", value.after()))
                            .toList());
        }
        return document;
    }

    private static void put(Map<String, Object> document, String key, String text) {
        if (!text.isEmpty()) {
            document.put(key, text);
        }
    }
}
