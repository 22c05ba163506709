package io.jenkins.plugins.terraformguard.engine.trail.signature;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The JSON form of a DSSE envelope. Keys that it does not know are ignored, as that protocol wants it. */
public final class EnvelopeDocument {
    /** Bytes of a document. */
    public static final int MAX_BYTES = 16 << 20;

    static final int MAX_SIGNATURES = 20;

    private static final StrictJson JSON = new StrictJson(MAX_BYTES);
    private static final Pattern KEY_ID = Pattern.compile("[\\x20-\\x7e]{0,200}");
    private static final Pattern TYPE = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private static final Map<String, Reader<?>> SIGNATURE =
            Map.of("keyid", in -> in.match(KEY_ID), "sig", EnvelopeDocument::base64);

    private static final Map<String, Reader<?>> ENVELOPE = Map.of(
            "payload", EnvelopeDocument::base64,
            "payloadType", in -> in.match(TYPE),
            "signatures", in -> in.list(MAX_SIGNATURES, EnvelopeDocument::signature));

    private EnvelopeDocument() {}

    /** The document, as canonical JSON. */
    public static byte[] write(Envelope envelope) {
        Base64.Encoder base64 = Base64.getEncoder();
        return CanonicalJson.bytes(Map.of(
                "payload",
                base64.encodeToString(envelope.payload()),
                "payloadType",
                envelope.type(),
                "signatures",
                envelope.signatures().stream()
                        .map(signature -> Map.of(
                                "keyid", signature.keyId(),
                                "sig", base64.encodeToString(signature.bytes())))
                        .toList()));
    }

    /** @throws DecisionFormatException if it is no envelope, has no signature or more than 20, or is too large */
    public static Envelope read(byte[] document) throws DecisionFormatException {
        return JSON.readDocument(document, MAX_BYTES, in -> {
            Fields fields = in.object(ENVELOPE);
            List<Envelope.Signature> signatures = fields.required("signatures");
            if (signatures.isEmpty()) {
                throw in.wrong("/signatures: is empty");
            }
            return new Envelope(fields.required("payloadType"), fields.required("payload"), signatures);
        });
    }

    private static Envelope.Signature signature(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(SIGNATURE);
        return new Envelope.Signature(fields.text("keyid"), fields.required("sig"));
    }

    /** Either alphabet, as the protocol wants it, but of all texts for some bytes only the one that an encoder writes. */
    private static byte[] base64(JsonCursor in) throws IOException, DecisionFormatException {
        String text = in.text();
        boolean url = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
        try {
            byte[] bytes = (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
            String again = (url ? Base64.getUrlEncoder() : Base64.getEncoder()).encodeToString(bytes);
            if (again.equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw in.wrong("is not base64");
        }
        throw in.wrong("is not base64 as it is written: padding is missing, or bits are set that mean nothing");
    }
}
