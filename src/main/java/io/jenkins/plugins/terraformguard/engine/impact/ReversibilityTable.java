package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells whether a change can be undone. The first authority always has an answer; every further one can only make it worse.
 * Of the rows of one authority the first that holds counts. A row before it that can't be decided might have counted, so the
 * worst of them is taken, and is not certain.
 */
public final class ReversibilityTable {
    /** Far more than all providers have; a plan that makes up more does not fill the memory. */
    private static final int MAX_TYPES = 20_000;

    private static final Reversed UNHEARD = new Reversed(
            Reversibility.IRREVERSIBLE,
            false,
            "No row of the table says what becomes of it",
            "Look up what the provider does, and add a row to impact.yaml",
            "");

    private final List<RowSource> authorities;
    private final Map<String, List<RowSource.Rows>> byType = new ConcurrentHashMap<>();

    /** @param authorities the highest first */
    public ReversibilityTable(List<RowSource> authorities) {
        this.authorities = List.copyOf(authorities);
    }

    /** Whether the change can be undone. */
    public Reversed judge(ResourceChange change) {
        Set<String> words = ChangeWords.of(change);
        if (words.isEmpty()) {
            return Reversed.NOTHING;
        }
        List<RowSource.Rows> rows = rows(change.type());
        Reversed worst = null;
        for (RowSource.Rows authority : rows) {
            Reversed answer = first(authority.rows(), change, words);
            if (answer != null) {
                worst = worst == null ? answer : worst.worse(answer);
            }
        }
        Reversed found = worst == null ? UNHEARD : worst;
        return words.contains("delete") || words.contains("replace") ? guarded(found, rows, change) : found;
    }

    private List<RowSource.Rows> rows(String type) {
        List<RowSource.Rows> known = byType.get(type);
        if (known == null) {
            known = authorities.stream().map(authority -> authority.of(type)).toList();
            if (byType.size() < MAX_TYPES) {
                byType.put(type, known);
            }
        }
        return known;
    }

    /** The answer of the first row that holds, weighed against those before it that may hold; null where none may. */
    private static Reversed first(List<ReversibilityRow> rows, ResourceChange change, Set<String> words) {
        List<ReversibilityRow> candidates = new ArrayList<>();
        for (ReversibilityRow row : rows) {
            Truth decides = row.decides(change, words);
            if (decides == Truth.TRUE) {
                return weighed(row, candidates);
            }
            if (decides == Truth.UNKNOWN) {
                candidates.add(row);
            }
        }
        return candidates.isEmpty() ? null : weighed(null, candidates);
    }

    /** @param last the row that holds, or null; it speaks for all that say the same class */
    private static Reversed weighed(ReversibilityRow last, List<ReversibilityRow> undecided) {
        ReversibilityRow worst = last;
        boolean alike = last != null;
        for (ReversibilityRow row : undecided) {
            alike &= last != null && row.cls() == last.cls();
            if (worst == null || row.cls().compareTo(worst.cls()) > 0) {
                worst = row;
            }
        }
        return worst.answer(alike);
    }

    private static Reversed guarded(Reversed found, List<RowSource.Rows> rows, ResourceChange change) {
        for (RowSource.Rows authority : rows) {
            for (Protection protection : authority.protections()) {
                if (protection.when().ask(change) == Truth.TRUE) {
                    String reason = found.reason() + ". " + protection.reason();
                    return new Reversed(found.cls(), found.certain(), reason, found.restore(), found.row());
                }
            }
        }
        return found;
    }
}
