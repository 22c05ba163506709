package io.jenkins.plugins.terraformguard.engine.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReviews;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.trail.signature.Envelope;
import io.jenkins.plugins.terraformguard.engine.trail.signature.EnvelopeDocument;
import io.jenkins.plugins.terraformguard.engine.trail.signature.KeySigner;
import io.jenkins.plugins.terraformguard.engine.trail.signature.TrustedKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is found, and in which words. */
class TrailVerifierTest {
    private final SampleTrail trail = SampleTrail.of(4);

    private void expect(TrailStatus status, String words) {
        expect(trail.verify(), status, words);
    }

    private static void expect(TrailReport report, TrailStatus status, String words) {
        String all = SampleTrail.words(report);
        assertEquals(status, report.status(), all);
        assertTrue(all.contains(words), all);
    }

    private byte[] head() {
        return HeadDocument.write(trail.head);
    }

    @Test
    void aWholeTrailIsValid() {
        expect(TrailStatus.VALID, "The head names number 4 as the last");
        expect(TrailStatus.VALID, "3 files are as they were");
    }

    @Test
    void removedFromTheMiddle() {
        trail.builds.remove(1);
        expect(TrailStatus.INVALID, "Missing: number 2");
        trail.builds.remove(1);
        expect(TrailStatus.INVALID, "Missing: numbers 2 to 3");
    }

    @Test
    void removedFromTheBeginning() {
        trail.builds.remove(0);
        expect(TrailStatus.PARTIAL, "from number 2 on");
    }

    @Test
    void removedFromTheEnd() {
        trail.builds.remove(3);
        expect(TrailStatus.INVALID, "the chain goes to number 4 by its head, and only to number 3 here");
        TrailReport headless = trail.verify(SampleTrail.KEYS, Map.of());
        assertEquals(TrailStatus.VALID, headless.status());
        assertEquals(List.of(), headless.chains().get(0).checks(), "nothing is said of the end");
        trail.builds.clear();
        expect(TrailStatus.INVALID, "none of it is here");
    }

    @Test
    void anOldHeadPutBack() {
        byte[] old = head();
        trail.build();
        expect(
                trail.verify(SampleTrail.KEYS, Map.of("head", old)),
                TrailStatus.INVALID,
                "The head does not know number 5");
    }

    @Test
    void twoHeads() {
        byte[] one = head();
        trail.build();
        expect(
                trail.verify(SampleTrail.KEYS, Map.of("a", one, "b", head())),
                TrailStatus.INVALID,
                "several heads of this chain that differ");
        assertEquals(
                TrailStatus.VALID,
                trail.verify(SampleTrail.KEYS, Map.of("a", head(), "b", head())).status());
    }

    @Test
    void aForkIsFoundEvenIfBothSidesAreSigned() throws Exception {
        ChainHead before = new ChainHead(
                SampleTrail.CHAIN, "production", 3, LinkDocument.digest(trail.links.get(2)), List.of(), "", null);
        TreeMap<String, byte[]> files = SampleTrail.artifacts(99);
        SampleTrail.sign(files, Chain.next(before, SampleTrail.event(files), Gap.CRASH), SampleTrail.SIGNER);
        trail.builds.add(files);
        expect(TrailStatus.INVALID, "Forked: there are several links with the number 4");
    }

    @Test
    void aForkThatHidesBehindAGapIsFound() throws Exception {
        ChainHead before = new ChainHead(
                SampleTrail.CHAIN,
                "production",
                2,
                LinkDocument.digest(trail.links.get(1)),
                List.of("0".repeat(64), "1".repeat(64)),
                "",
                null);
        TreeMap<String, byte[]> files = SampleTrail.artifacts(99);
        SampleTrail.sign(files, Chain.next(before, SampleTrail.event(files), Gap.CRASH), SampleTrail.SIGNER);
        trail.builds.add(files);
        expect(TrailStatus.INVALID, "Forked: the link leaves out one that is here");
    }

    @Test
    void reordered() throws Exception {
        Position position =
                new Position(SampleTrail.CHAIN, "production", 5, LinkDocument.digest(trail.links.get(1)), "", null);
        TreeMap<String, byte[]> files = SampleTrail.artifacts(5);
        SampleTrail.sign(files, new Link(position, SampleTrail.event(files)), SampleTrail.SIGNER);
        trail.builds.add(files);
        expect(TrailStatus.INVALID, "Reordered: it names number 2 as the one before it, where number 4 should be");
    }

    @Test
    void theDecisionsOfTwoBuildsExchanged() {
        byte[] decision = trail.builds.get(1).get(ArtifactName.DECISION);
        trail.builds.get(1).put(ArtifactName.DECISION, trail.builds.get(2).get(ArtifactName.DECISION));
        trail.builds.get(2).put(ArtifactName.DECISION, decision);
        expect(TrailStatus.INVALID, "Changed or exchanged: decision.json");
    }

    @Test
    void aLinkThatWasRewrittenBreaksTheSignatureAndTheChain() {
        Link link = trail.links.get(1);
        Event other = Event.of(Event.DECISION, link.event().decision(), Map.of("report.html", "0".repeat(64)));
        trail.builds.get(1).put("decision.link.json", LinkDocument.write(new Link(link.position(), other)));
        expect(TrailStatus.INVALID, "Another link was signed, or this one was changed since");
        expect(TrailStatus.INVALID, "Number 2 was changed or exchanged");
    }

    @Test
    void aLinkOfAnotherChain() throws Exception {
        SampleTrail other = new SampleTrail(Chain.first(SampleTrail.OTHER_CHAIN, "production"));
        other.build();
        Position position =
                new Position(SampleTrail.CHAIN, "production", 5, LinkDocument.digest(other.links.get(0)), "", null);
        TreeMap<String, byte[]> files = SampleTrail.artifacts(5);
        SampleTrail.sign(files, new Link(position, SampleTrail.event(files)), SampleTrail.SIGNER);
        trail.builds.add(files);
        trail.builds.addAll(other.builds);
        expect(TrailStatus.INVALID, "The link before it is of another chain");
    }

    @Test
    void aChainHasOneGuard() throws Exception {
        ChainHead staging = new ChainHead(
                SampleTrail.CHAIN, "staging", 4, LinkDocument.digest(trail.links.get(3)), List.of(), "", null);
        TreeMap<String, byte[]> files = SampleTrail.artifacts(5);
        SampleTrail.sign(files, Chain.next(staging, SampleTrail.event(files), Gap.CRASH), SampleTrail.SIGNER);
        trail.builds.add(files);
        expect(TrailStatus.INVALID, "The chain is that of the guard 'production', this link of 'staging'");
        expect(TrailStatus.INVALID, "The decision is of the guard 'production', the link of the guard 'staging'");
    }

    @Test
    void unsignedIsNotValid() {
        trail.builds.get(2).remove("decision.sig.json");
        expect(TrailStatus.UNSIGNED, "Nobody signed it");
        trail.builds.get(2).remove("decision.link.json");
        expect(trail.verify(SampleTrail.KEYS, Map.of()), TrailStatus.INVALID, "Missing: number 3");
    }

    @Test
    void aDecisionAloneIsUnsigned() {
        TrailFolder folder = TrailFolder.of("x", Map.of(ArtifactName.DECISION, SampleTrail.decision(1)));
        expect(
                new TrailVerifier(SampleTrail.KEYS).verify(List.of(folder), Map.of()),
                TrailStatus.UNSIGNED,
                "no link and no signature");
    }

    @Test
    void nothingIsNotValid() {
        TrailReport report = new TrailVerifier(SampleTrail.KEYS).verify(List.of(), Map.of());
        assertEquals(TrailStatus.UNREADABLE, report.status());
    }

    @Test
    void keysThatAreNotGiven() {
        TrustedKeys other = new TrustedKeys(List.of(SampleTrail.newKey().publicKey()));
        expect(trail.verify(other, Map.of()), TrailStatus.UNTRUSTED, "a key that was not given");
        expect(trail.verify(new TrustedKeys(List.of()), Map.of()), TrailStatus.UNTRUSTED, "No key was given");
    }

    @Test
    void afterARotationBothKeysVerify() throws Exception {
        KeySigner young = SampleTrail.newKey();
        SampleTrail.sign(trail.builds.get(3), trail.links.get(3), young);
        TrustedKeys both = new TrustedKeys(List.of(SampleTrail.SIGNER.publicKey(), young.publicKey()));
        assertEquals(TrailStatus.VALID, trail.verify(both, Map.of()).status());
        expect(TrailStatus.UNTRUSTED, young.keyId());
    }

    @Test
    void ofSeveralSignaturesNoneOfATrustedKeyMayBeBroken() throws Exception {
        Link link = trail.links.get(0);
        Envelope right = Statement.sign(link, SampleTrail.SIGNER);
        Envelope foreign = Statement.sign(link, SampleTrail.newKey());
        List<Envelope.Signature> both = new ArrayList<>(foreign.signatures());
        both.addAll(right.signatures());
        Envelope envelope = new Envelope(right.type(), right.payload(), both);
        trail.builds.get(0).put("decision.sig.json", EnvelopeDocument.write(envelope));
        assertEquals(TrailStatus.VALID, trail.verify().status());

        both.add(new Envelope.Signature(SampleTrail.SIGNER.keyId(), new byte[64]));
        envelope = new Envelope(right.type(), right.payload(), both);
        trail.builds.get(0).put("decision.sig.json", EnvelopeDocument.write(envelope));
        expect(TrailStatus.INVALID, "Not made by the key that it names");
    }

    @Test
    void anotherTypeOfPayloadIsAnotherSignature() throws Exception {
        byte[] statement = Statement.of(trail.links.get(0));
        Envelope envelope = Envelope.sign("application/json", statement, SampleTrail.SIGNER);
        trail.builds.get(0).put("decision.sig.json", EnvelopeDocument.write(envelope));
        expect(TrailStatus.INVALID, "Something else was signed: application/json");
        envelope = new Envelope(Statement.PAYLOAD_TYPE, statement, envelope.signatures());
        trail.builds.get(0).put("decision.sig.json", EnvelopeDocument.write(envelope));
        expect(TrailStatus.INVALID, "Not made by the key that it names");
    }

    /** A build whose decision names a review, with this beside it. */
    private static TrailReport reviewed(byte[] named, byte[] there) throws Exception {
        ReviewSummary sample = SampleReviews.summary();
        Decision decision = SampleReviews.with(
                SampleDecisions.full(),
                new ReviewSummary(
                        Sha256.hex(named),
                        sample.witnesses(),
                        List.of(),
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
        TreeMap<String, byte[]> files = new TreeMap<>(Map.of("decision.json", DecisionWriter.write(decision)));
        if (there.length > 0) {
            files.put("review.json", there);
        }
        SampleTrail one = new SampleTrail(Chain.first(SampleTrail.CHAIN, "production"));
        Link link = Chain.next(one.head, SampleTrail.event(files), Gap.CRASH);
        one.head = Chain.commit(Chain.announce(one.head, link), link);
        SampleTrail.sign(files, link, SampleTrail.SIGNER);
        one.builds.add(files);
        return one.verify();
    }

    @Test
    void theRecordOfAReviewIsThatOfTheDecisionWhoeverSignedBoth() throws Exception {
        byte[] record = {'{', '}'};
        byte[] other = {'[', ']'};
        assertEquals(TrailStatus.VALID, reviewed(record, record).status());
        assertEquals(TrailStatus.VALID, reviewed(record, new byte[0]).status(), "nothing was archived");
        expect(reviewed(record, other), TrailStatus.INVALID, "The decision rests on another review than review.json");
    }

    @Test
    void artifactsChangedMissingAndAdded() {
        TreeMap<String, byte[]> files = trail.builds.get(0);
        files.put("more.txt", new byte[0]);
        expect(TrailStatus.PARTIAL, "No link names these, so nothing is known of them: more.txt");
        files.remove("more.txt");
        byte[] report = files.remove("report.html");
        expect(TrailStatus.PARTIAL, "Not here: report.html");
        files.put("report.html", (new String(report, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8));
        expect(TrailStatus.INVALID, "Changed or exchanged: report.html");
    }

    @Test
    void theLinkOfADeletedBuildKeepsTheChainTogether() {
        TreeMap<String, byte[]> deleted = trail.builds.get(1);
        deleted.keySet().removeIf(ArtifactName::isOther);
        deleted.remove(ArtifactName.DECISION);
        TrailReport report = trail.verify();
        expect(report, TrailStatus.PARTIAL, "Only the link is here");
        assertEquals(
                3,
                report.entries().stream()
                        .filter(e -> e.status() == TrailStatus.VALID)
                        .count());
    }

    @Test
    void aSecondCopyOfALinkLacksNothing() {
        trail.builds.add(new TreeMap<>(Map.of(
                "000002.link.json", trail.builds.get(1).get("decision.link.json"),
                "000002.sig.json", trail.builds.get(1).get("decision.sig.json"))));
        expect(TrailStatus.VALID, "What it names lies with another copy");
    }

    @Test
    void aSignatureWithoutItsLinkIsNotLeftOut() {
        trail.builds.get(3).remove("decision.link.json");
        expect(
                trail.verify(SampleTrail.KEYS, Map.of()),
                TrailStatus.UNREADABLE,
                "the link that belongs to this signature is not here");
    }

    /** A gate that was asked about a decision, and another decision of the same build after it, in the same folder. */
    private TreeMap<String, byte[]> superseded(boolean later) throws Exception {
        SampleTrail other = new SampleTrail(Chain.first(SampleTrail.CHAIN, "production"));
        Link first = other.build();
        TreeMap<String, byte[]> files = new TreeMap<>(Map.of("gate.json", "{}".getBytes(StandardCharsets.UTF_8)));
        Event event = Event.of("gate", first.event().decision(), SampleTrail.digests(files));
        Link gate = Chain.next(other.head, event, Gap.CRASH);
        if (later) {
            other.head = Chain.commit(Chain.announce(other.head, gate), gate);
        }
        other.build();
        files.putAll(other.builds.get(1));
        files.put("gate.link.json", LinkDocument.write(gate));
        files.put("gate.sig.json", EnvelopeDocument.write(Statement.sign(gate, SampleTrail.SIGNER)));
        return files;
    }

    private static TrailReport verify(TreeMap<String, byte[]> files) {
        return new TrailVerifier(SampleTrail.KEYS).verify(List.of(TrailFolder.of("build", files)), Map.of());
    }

    @Test
    void aGateOnADecisionThatWasReplacedIsNoForgery() throws Exception {
        expect(verify(superseded(true)), TrailStatus.PARTIAL, "an earlier decision of this build");
    }

    @Test
    void aGateOnAnotherDecisionIsInvalidUnlessALinkThatFollowsExplainsIt() throws Exception {
        expect(verify(superseded(false)), TrailStatus.INVALID, "Changed or exchanged: decision.json");
        TreeMap<String, byte[]> edited = superseded(true);
        edited.put(ArtifactName.DECISION, SampleTrail.decision(9));
        expect(verify(edited), TrailStatus.INVALID, "Changed or exchanged: decision.json");
        TreeMap<String, byte[]> changed = superseded(true);
        changed.put("gate.json", "[]".getBytes(StandardCharsets.UTF_8));
        expect(verify(changed), TrailStatus.INVALID, "Changed or exchanged: gate.json");
    }
}
