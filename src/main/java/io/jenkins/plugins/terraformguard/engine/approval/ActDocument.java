package io.jenkins.plugins.terraformguard.engine.approval;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One act with what it came to, as it is archived. The same act of the same request always gives the same bytes, whenever
 * they are written.
 *
 * @param request id of the request
 * @param guard id of the guard
 * @param decisionSha256 digest of the decision that asked
 * @param number of the act, from 1
 * @param act what happened
 * @param status where the request stood after it
 * @param missing how many people were missing then, by name of the rule; nobody where the request is over
 * @param until until when it holds that it was let pass; null where it was not
 */
public record ActDocument(
        String request,
        String guard,
        String decisionSha256,
        int number,
        Act act,
        String status,
        List<Missing> missing,
        Instant until) {
    public static final String SCHEMA = "terraform-guard/approval-act/v1";

    /** Bytes of a document. */
    public static final int MAX_BYTES = 32 << 20;

    private static final int MAX_MISSING = 2_000;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private static final Map<String, Reader<?>> MISSING = Map.of("rule", JsonCursor::text, "people", JsonCursor::count);

    private static final Map<String, Reader<?>> DOCUMENT = Map.ofEntries(
            entry("schema", in -> in.word(Set.of(SCHEMA))),
            entry("request", JsonCursor::text),
            entry("guard", JsonCursor::text),
            entry("decision", in -> in.match(DIGEST)),
            entry("number", JsonCursor::count),
            entry("act", ActShapes::act),
            entry("status", JsonCursor::text),
            entry("missing", in -> in.list(MAX_MISSING, ActDocument::missing)),
            entry("until", in -> in.isNull() ? null : in.time()));

    public ActDocument {
        missing = List.copyOf(missing);
    }

    /** People who are missing for a rule. */
    public record Missing(String rule, int people) {}

    /** @param number of the act, from 1 */
    public static ActDocument of(ApprovalLog log, int number) {
        ApprovalRequest request = log.request();
        Act act = log.acts().get(number - 1);
        ApprovalState state = ApprovalState.of(request, log.acts().subList(0, number), act.at());
        boolean over = state.status() != ApprovalState.Status.PENDING;
        return new ActDocument(
                request.id(),
                request.guard(),
                request.decisionSha256(),
                number,
                act,
                state.status().id(),
                over
                        ? List.of()
                        : state.open().stream()
                                .map(open -> new Missing(open.requirement().name(), open.missing()))
                                .toList(),
                state.until(request));
    }

    /** Canonical JSON; {@link #read} reads it back to an equal one. */
    public byte[] write() {
        Map<String, Object> document = new HashMap<>();
        document.put("schema", SCHEMA);
        document.put("request", request);
        document.put("guard", guard);
        document.put("decision", decisionSha256);
        document.put("number", number);
        document.put("act", ActShapes.write(act));
        document.put("status", status);
        document.put(
                "missing",
                missing.stream()
                        .map(one -> Map.of("rule", one.rule(), "people", one.people()))
                        .toList());
        document.put("until", until == null ? null : until.toString());
        return CanonicalJson.bytes(document);
    }

    /** @throws DecisionFormatException if it is no such document, or goes beyond a bound */
    public static ActDocument read(byte[] document) throws DecisionFormatException {
        return StrictJson.read(document, MAX_BYTES, in -> {
            Fields fields = in.object(DOCUMENT);
            fields.required("schema");
            return new ActDocument(
                    fields.required("request"),
                    fields.required("guard"),
                    fields.required("decision"),
                    fields.count("number"),
                    fields.required("act"),
                    fields.required("status"),
                    fields.list("missing"),
                    fields.or("until", null));
        });
    }

    private static Missing missing(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(MISSING);
        return new Missing(fields.text("rule"), fields.count("people"));
    }
}
