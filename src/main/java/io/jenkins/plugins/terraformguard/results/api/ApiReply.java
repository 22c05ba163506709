package io.jenkins.plugins.terraformguard.results.api;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * An answer.
 *
 * @param document JSON in UTF-8
 * @param next address of the next part, or null
 */
@Restricted(NoExternalUse.class)
@SuppressWarnings("ArrayRecordComponent")
public record ApiReply(byte[] document, String next) {
    public static final String SCHEMA = "terraform-guard/api/v1";

    /** A document that is kept as it is. */
    public static ApiReply of(byte[] document) {
        return new ApiReply(document, null);
    }

    /** A list; what goes with it is added to it. */
    public static ApiReply list(List<?> items, int total, String next, Map<String, ?> more) {
        Map<String, Object> document = new HashMap<>(more);
        document.put("schema", SCHEMA);
        document.put("items", items);
        document.put("total", total);
        document.put("next", next);
        return new ApiReply(CanonicalJson.bytes(document), next);
    }

    /** The part of a list that is asked for by {@code limit} and {@code offset}. */
    public static <T> ApiReply part(ApiQuery query, List<T> all, Function<T, ?> shape, Map<String, ?> more)
            throws ApiProblem {
        int from = Math.min(query.offset(), all.size());
        int to = Math.min(all.size(), from + query.limit());
        String next = to < all.size() ? query.with("offset", to) : null;
        return list(all.subList(from, to).stream().map(shape).toList(), all.size(), next, more);
    }
}
