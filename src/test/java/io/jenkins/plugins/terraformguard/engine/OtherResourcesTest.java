package io.jenkins.plugins.terraformguard.engine;

import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.block;
import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.refers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies that look at other resources of the plan, through the whole engine. */
class OtherResourcesTest {
    private static final String BLOCK = "aws_s3_bucket_public_access_block";
    private static final String PACK = """
            pack: buckets
            version: 1
            policies:
              - id: PAB
                title: Every bucket is closed
                severity: high
                enforcement: hard-mandatory
                resources: [aws_s3_bucket]
                assert: >-
                  referrers("aws_s3_bucket_public_access_block").exists(b,
                  b.after.block_public_acls == true && b.after.restrict_public_buckets == true)
                message: "${resource.address} has ${size(referrers('aws_s3_bucket_public_access_block'))}"
            """;

    /** Buckets: closed, open, half closed, lost, and one that stays as it is with a block that does so too. */
    private static OtherPlans plan() {
        return new OtherPlans()
                .create("aws_s3_bucket.closed", "{}", "{'id':true}")
                .create("aws_s3_bucket.open", "{}", "{'id':true}")
                .create("aws_s3_bucket.half", "{}", "{'id':true}")
                .create("aws_s3_bucket.later", "{}", "{'id':true}")
                .change(
                        "aws_s3_bucket.old",
                        "'actions':['update'],'before':{'id':'old','tags':{}},'after':{'id':'old','tags':{'a':'b'}}")
                .create(
                        BLOCK + ".closed",
                        "{'block_public_acls':true,'restrict_public_buckets':true}",
                        "{'bucket':true}")
                .create(
                        BLOCK + ".half",
                        "{'block_public_acls':true,'restrict_public_buckets':false}",
                        "{'bucket':true}")
                .create(
                        BLOCK + ".later",
                        "{'block_public_acls':true}",
                        "{'bucket':true,'restrict_public_buckets':true}")
                .keep(BLOCK + ".old", "{'bucket':'old','block_public_acls':true,'restrict_public_buckets':true}")
                .configuration("'resources':[" + buckets() + "]");
    }

    private static String buckets() {
        StringBuilder blocks = new StringBuilder(block("aws_s3_bucket.open", ""));
        for (String name : List.of("closed", "half", "later", "old")) {
            blocks.append(',').append(block("aws_s3_bucket." + name, ""));
            blocks.append(',').append(block(BLOCK + "." + name, refers("bucket", "aws_s3_bucket." + name + ".id")));
        }
        return blocks.toString();
    }

    private static Decision decide(OtherPlans plan) throws Exception {
        return Decisions.of(TestPlans.source(plan.json()), PACK);
    }

    private static Finding of(Decision decision, String address) {
        return Decisions.of(decision, "PAB").stream()
                .filter(finding -> finding.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyBucketHasAnAccessBlock() throws Exception {
        Decision decision = decide(plan());
        assertEquals(
                List.of("aws_s3_bucket.half", "aws_s3_bucket.later", "aws_s3_bucket.open"),
                Decisions.of(decision, "PAB").stream()
                        .map(Finding::address)
                        .sorted()
                        .toList());
        Finding open = of(decision, "aws_s3_bucket.open");
        assertEquals(Outcome.VIOLATION, open.outcome());
        assertEquals("aws_s3_bucket.open has 0", open.message());
        assertEquals("referrers(\"" + BLOCK + "\")", open.evidence().get(0).path());
        Finding half = of(decision, "aws_s3_bucket.half");
        assertTrue(half.evidence().stream()
                .anyMatch(evidence -> evidence.path().equals(BLOCK + ".half.after.restrict_public_buckets")));
        Finding later = of(decision, "aws_s3_bucket.later");
        assertEquals(Outcome.UNDECIDED, later.outcome());
        assertEquals(List.of(BLOCK + ".later.after.restrict_public_buckets"), later.waitsFor());
    }

    @Test
    void aLostLinkIsWhatAFindingWaitsFor() throws Exception {
        Decision decision = decide(plan().configuration("'resources':[" + block("aws_s3_bucket.open", "") + ","
                + block(BLOCK + ".closed", refers("bucket", "local.bucket")) + "]"));
        Finding open = of(decision, "aws_s3_bucket.open");
        assertEquals(Outcome.UNDECIDED, open.outcome());
        assertEquals(List.of("referrers(\"" + BLOCK + "\")"), open.waitsFor());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderOfTheFileDoesNotMatter(long seed) throws Exception {
        Decision first = decide(plan());
        Decision other = decide(plan().shuffled(seed));
        assertFalse(first.findings().isEmpty());
        assertEquals(first.findings(), other.findings());
    }

    @Test
    void thePlanIsReadOnceMoreHoweverManyAsk() throws Exception {
        byte[] json = plan().json().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        AtomicInteger opened = new AtomicInteger();
        PlanSource source = PlanSource.of("plan.json", () -> {
            opened.incrementAndGet();
            return new java.io.ByteArrayInputStream(json);
        });
        Decision without = Decisions.of(source);
        int readings = opened.getAndSet(0);
        Decision with = Decisions.of(source, PACK);
        assertEquals(readings, opened.get(), "bundled policies ask already");
        assertEquals(without.plan(), with.plan());
        assertEquals(without.notes(), with.notes());
        assertTrue(DecisionWriter.write(with).length > 0);
    }

    @Test
    void aPolicyOfThePlanLooksAtAllOfIt() throws Exception {
        String pack = """
            pack: plan
            version: 1
            policies:
              - id: PLAN
                title: There is a trail
                severity: high
                enforcement: advisory
                scope: plan
                assert: resources("aws_cloudtrail").exists(t, t.after.is_multi_region_trail == true)
            """;
        OtherPlans plan = new OtherPlans()
                .keep("aws_cloudtrail.t", "{'is_multi_region_trail':true}")
                .change(
                        "aws_cloudtrail.u",
                        "'actions':['delete'],'before':{'is_multi_region_trail':false},'after':null");
        assertEquals(List.of(), Decisions.of(Decisions.of(TestPlans.source(plan.json()), pack), "PLAN"));
        OtherPlans gone = new OtherPlans()
                .change(
                        "aws_cloudtrail.t",
                        "'actions':['delete'],'before':{'is_multi_region_trail':true},'after':null");
        assertEquals(
                Outcome.VIOLATION,
                Decisions.of(Decisions.of(TestPlans.source(gone.json()), pack), "PLAN")
                        .get(0)
                        .outcome());
    }

    @Test
    void hiddenValuesOfDifferentResourcesAreNotCompared() throws Exception {
        String pack = """
            pack: hidden
            version: 1
            policies:
              - id: SAME
                title: No two have one password
                severity: high
                enforcement: advisory
                resources: [x_db]
                assert: resources("x_db").all(d, d.address == resource.address || d.after.p != after.p)
            """;
        String change = "'actions':['create'],'before':null,'after':{'p':'%s'},'after_sensitive':{'p':true}";
        OtherPlans plan = new OtherPlans()
                .change("x_db.a", change.formatted("first-secret-1"))
                .change("x_db.b", change.formatted("other-secret-2"));
        List<Finding> findings = Decisions.of(Decisions.of(TestPlans.source(plan.json()), pack), "SAME");
        assertEquals(
                List.of(Outcome.UNDECIDED, Outcome.UNDECIDED),
                findings.stream().map(Finding::outcome).toList());
    }
}
