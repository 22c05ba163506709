package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.trail.signature.Ed25519Keys;
import io.jenkins.plugins.terraformguard.engine.trail.signature.EnvelopeDocument;
import io.jenkins.plugins.terraformguard.engine.trail.signature.KeySigner;
import io.jenkins.plugins.terraformguard.engine.trail.signature.TrustedKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A trail for tests: folders of files in memory, the head beside them. It grows by the protocol, one build at a time. */
final class SampleTrail {
    static final String CHAIN = "6f1f9c1e-3a52-4d1c-9f0e-0123456789ab";
    static final String OTHER_CHAIN = "0b8a0c57-7c64-4a5b-8d39-ba9876543210";
    static final KeySigner SIGNER = newKey();
    static final TrustedKeys KEYS = new TrustedKeys(List.of(SIGNER.publicKey()));

    final List<TreeMap<String, byte[]>> builds = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    final KeySigner signer;
    ChainHead head;

    SampleTrail(ChainHead head) {
        this(head, SIGNER);
    }

    SampleTrail(ChainHead head, KeySigner signer) {
        this.head = head;
        this.signer = signer;
    }

    static KeySigner newKey() {
        try {
            return Ed25519Keys.read(Ed25519Keys.generatePem().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pair of RSA keys: verifying is many times as fast as with Ed25519. */
    static KeySigner newRsaKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new KeySigner(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SampleTrail of(int builds) {
        SampleTrail trail = new SampleTrail(Chain.first(CHAIN, "production"));
        for (int i = 0; i < builds; i++) {
            trail.build();
        }
        return trail;
    }

    /** A small decision: tests verify it many thousand times. */
    static byte[] decision(int build) {
        Decision full = SampleDecisions.full();
        return DecisionWriter.write(new Decision(
                full.id(),
                full.engineVersion(),
                Verdict.PASS,
                List.of("build " + build),
                full.plan(),
                full.changes(),
                Decision.Destructive.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null));
    }

    /** What a build leaves before it has a link. */
    static TreeMap<String, byte[]> artifacts(int build) {
        return new TreeMap<>(Map.of(
                ArtifactName.DECISION,
                decision(build),
                "report.html",
                ("<p>" + build + "</p>").getBytes(StandardCharsets.UTF_8),
                "policies/own.yaml",
                new byte[] {'p', (byte) build}));
    }

    static TreeMap<String, String> digests(Map<String, byte[]> files) {
        TreeMap<String, String> digests = new TreeMap<>();
        files.forEach((name, bytes) -> digests.put(name, Sha256.hex(bytes)));
        return digests;
    }

    static Event event(Map<String, byte[]> files) {
        TreeMap<String, String> digests = digests(files);
        String decision = digests.remove(ArtifactName.DECISION);
        return Event.of(Event.DECISION, decision, digests);
    }

    /** The whole protocol once. */
    final Link build() {
        TreeMap<String, byte[]> files = artifacts(builds.size() + 1);
        Link link = Chain.next(head, event(files), Gap.CRASH);
        try {
            head = Chain.commit(Chain.announce(head, link), link);
            sign(files, link, signer);
        } catch (GeneralSecurityException | TrailException e) {
            throw new IllegalStateException(e);
        }
        builds.add(files);
        links.add(link);
        return link;
    }

    static void sign(Map<String, byte[]> files, Link link, KeySigner signer) throws GeneralSecurityException {
        files.put("decision.link.json", LinkDocument.write(link));
        files.put("decision.sig.json", EnvelopeDocument.write(Statement.sign(link, signer)));
    }

    TrailReport verify() {
        return verify(KEYS, Map.of("head", HeadDocument.write(head)));
    }

    TrailReport verify(TrustedKeys keys, Map<String, byte[]> heads) {
        List<TrailFolder> folders = new ArrayList<>();
        for (int i = 0; i < builds.size(); i++) {
            folders.add(TrailFolder.of("build " + (i + 1), builds.get(i)));
        }
        return new TrailVerifier(keys).verify(folders, heads);
    }

    /** All that was said, for assertions on words. */
    static String words(TrailReport report) {
        StringBuilder words = new StringBuilder();
        report.entries()
                .forEach(entry -> entry.checks()
                        .forEach(check -> words.append(check.status().id())
                                .append(": ")
                                .append(check.text())
                                .append('\n')));
        report.chains()
                .forEach(chain -> chain.checks()
                        .forEach(check -> words.append(check.status().id())
                                .append(": ")
                                .append(check.text())
                                .append('\n')));
        report.others().forEach(check -> words.append(check.text()).append('\n'));
        return words.toString();
    }
}
