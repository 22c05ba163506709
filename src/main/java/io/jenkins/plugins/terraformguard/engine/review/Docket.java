package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What several reviewers are worried about, under numbers, for somebody else to look through: the worst first, and no more
 * than there is room for. What has no place on it can't be struck.
 *
 * @param entries numbered from {@code C1}
 */
record Docket(List<Entry> entries) {
    static final int MAX_ENTRIES = 100;

    /** Bytes of all entries together. */
    static final int MAX_BYTES = 64 * 1024;

    Docket {
        entries = List.copyOf(entries);
    }

    /**
     * A concern under its number.
     *
     * @param role who says so
     */
    record Entry(String id, String role, Concern concern) {
        private Map<String, Object> document() {
            return Map.of(
                    "id", id,
                    "title", concern.title(),
                    "detail", concern.detail(),
                    "severity", concern.severity().id(),
                    "facts", concern.facts());
        }
    }

    static Docket of(List<Testimony> testimonies) {
        List<Entry> all = new ArrayList<>();
        for (Testimony testimony : testimonies) {
            testimony
                    .review()
                    .concerns()
                    .forEach(one -> all.add(new Entry("", testimony.call().role(), one)));
        }
        all.sort(Comparator.comparing(entry -> entry.concern().severity()));
        List<Entry> entries = new ArrayList<>();
        int left = MAX_BYTES;
        for (Entry entry : all) {
            Entry numbered = new Entry("C" + (entries.size() + 1), entry.role(), entry.concern());
            left -= CanonicalJson.bytes(numbered.document()).length + 1;
            if (left < 0 || entries.size() == MAX_ENTRIES) {
                break;
            }
            entries.add(numbered);
        }
        return new Docket(entries);
    }

    /** The entries as canonical JSON; who said them is left out. */
    byte[] document() {
        return CanonicalJson.bytes(Map.of(
                "schema",
                "terraform-guard/concerns/v1",
                "concerns",
                entries.stream().map(Entry::document).toList()));
    }
}
