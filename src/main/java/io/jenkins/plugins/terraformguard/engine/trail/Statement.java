package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.trail.signature.Envelope;
import io.jenkins.plugins.terraformguard.engine.trail.signature.Signer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The in-toto statement on a link: its subjects are the decision and the artifacts, its predicate the link itself. For one
 * link there is one statement.
 */
public final class Statement {
    /** What a signature is made over. */
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    /** What kind of statement it is. */
    public static final String PREDICATE_TYPE = "https://github.com/jenkinsci/terraform-guard-plugin/link/v1";

    private static final String TYPE = "https://in-toto.io/Statement/v1";

    private Statement() {}

    /** The statement, as canonical JSON. */
    public static byte[] of(Link link) {
        List<Object> subjects = new ArrayList<>();
        subjects.add(subject(ArtifactName.DECISION, link.event().decision()));
        link.event().artifacts().forEach((name, digest) -> subjects.add(subject(name, digest)));
        return CanonicalJson.bytes(Map.of(
                "_type", TYPE,
                "subject", subjects,
                "predicateType", PREDICATE_TYPE,
                "predicate", LinkDocument.map(link)));
    }

    /** The signed statement. */
    public static Envelope sign(Link link, Signer signer) throws GeneralSecurityException {
        return Envelope.sign(PAYLOAD_TYPE, of(link), signer);
    }

    private static Map<String, Object> subject(String name, String digest) {
        return Map.of("name", name, "digest", Map.of("sha256", digest));
    }
}
