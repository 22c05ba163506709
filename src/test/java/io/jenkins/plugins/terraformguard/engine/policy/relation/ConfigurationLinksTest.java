package io.jenkins.plugins.terraformguard.engine.policy.relation;

import static io.jenkins.plugins.terraformguard.engine.policy.expr.Relation.REFERENCES;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Relation.REFERRERS;
import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.block;
import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.refers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Links that the configuration of a plan shows, before any id is known. */
class ConfigurationLinksTest {
    private static final String NEW = "{'id':true,'arn':true}";
    private static final String ID = "{'bucket':true,'id':true}";
    private static final String BLOCK = "aws_s3_bucket_public_access_block";

    private static OtherPlans twoBuckets() {
        return new OtherPlans()
                .create("aws_s3_bucket.a", "{}", NEW)
                .create("aws_s3_bucket.b", "{}", NEW)
                .create(BLOCK + ".p", "{}", ID);
    }

    private static String root(String expressions) {
        return "'resources':[" + block("aws_s3_bucket.a", "") + "," + block("aws_s3_bucket.b", "") + ","
                + block(BLOCK + ".p", expressions) + "]";
    }

    private static void assertPlain(OtherPlans plan) throws Exception {
        assertEquals(BLOCK + ".p", plan.related("aws_s3_bucket.a", REFERRERS, BLOCK));
        assertEquals("", plan.related("aws_s3_bucket.b", REFERRERS, BLOCK));
        assertEquals("aws_s3_bucket.a", plan.related(BLOCK + ".p", REFERENCES, "aws_s3_*"));
    }

    @Test
    void anAttributeThatRefers() throws Exception {
        assertPlain(twoBuckets().configuration(root(refers("bucket", "aws_s3_bucket.a.id", "aws_s3_bucket.a"))));
    }

    @Test
    void dependsOnIsNoReference() throws Exception {
        OtherPlans plan = twoBuckets()
                .configuration("'resources':["
                        + block(BLOCK + ".p", "'bucket':{'constant_value':'x'}", "'depends_on':['aws_s3_bucket.a']")
                        + "]");
        assertEquals("", plan.related("aws_s3_bucket.a", REFERRERS, BLOCK));
    }

    @Test
    void whatCameToNothingIsNoReference() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("aws_s3_bucket.a", "{}", NEW)
                .create(BLOCK + ".p", "{'bucket':null}", "{'id':true}")
                .configuration(root(refers("bucket", "aws_s3_bucket.a.id", "aws_s3_bucket.a", "var.on")));
        assertEquals("", plan.related("aws_s3_bucket.a", REFERRERS, BLOCK));
    }

    @Test
    void ofTwoInOneAttributeItCanNotBeToldWhich() throws Exception {
        OtherPlans plan = twoBuckets()
                .configuration(root(refers(
                        "bucket", "aws_s3_bucket.a.id", "aws_s3_bucket.a", "aws_s3_bucket.b.id", "aws_s3_bucket.b")));
        assertEquals("...", plan.related("aws_s3_bucket.a", REFERRERS, BLOCK));
        assertEquals("...", plan.related(BLOCK + ".p", REFERENCES, "aws_s3_bucket"));
        assertEquals("", plan.related(BLOCK + ".p", REFERENCES, "aws_kms_key"));
    }

    @Test
    void aListHoldsThemAll() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("aws_s3_bucket.a", "{}", NEW)
                .create("aws_s3_bucket.b", "{}", NEW)
                .create(BLOCK + ".p", "{'list':[null,null]}", "{'id':true,'list':[true,true]}")
                .configuration(root(refers("list", "aws_s3_bucket.a.id", "aws_s3_bucket.b.id")));
        assertEquals("aws_s3_bucket.a aws_s3_bucket.b", plan.related(BLOCK + ".p", REFERENCES, "aws_s3_bucket"));
    }

    @Test
    void nestedBlocksRefer() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("aws_kms_key.k", "{}", NEW)
                .create(
                        "aws_s3_bucket_encryption.e",
                        "{'rule':[{'apply':[{}]}]}",
                        "{'id':true,'rule':[{'apply':[{'kms_key_id':true}]}]}")
                .configuration("'resources':[" + block("aws_kms_key.k", "") + ","
                        + block(
                                "aws_s3_bucket_encryption.e",
                                "'rule':[{'apply':[{" + refers("kms_key_id", "aws_kms_key.k.arn", "aws_kms_key.k")
                                        + "}]}]")
                        + "]");
        assertEquals("aws_kms_key.k", plan.related("aws_s3_bucket_encryption.e", REFERENCES, "aws_kms_key"));
    }

    @Test
    void tagsDoNotRefer() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("aws_s3_bucket.a", "{}", NEW)
                .create(BLOCK + ".p", "{}", "{'id':true,'tags':{'x':true}}")
                .configuration(root(refers("tags", "aws_s3_bucket.a.id", "local.tags")));
        assertEquals("", plan.related("aws_s3_bucket.a", REFERRERS, BLOCK));
    }

    @Test
    void localsLoseTheLink() throws Exception {
        OtherPlans plan = twoBuckets().configuration(root(refers("bucket", "local.bucket")));
        assertEquals("...", plan.related("aws_s3_bucket.a", REFERRERS, BLOCK));
        assertEquals("", plan.related("aws_s3_bucket.a", REFERRERS, "aws_s3_bucket"));
        assertEquals("...", plan.related(BLOCK + ".p", REFERENCES, "aws_s3_bucket"));
    }

    @Test
    void whatIsKnownDoesNotNeedTheLink() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("aws_s3_bucket.a", "{'bucket':'first'}", "{'id':true}")
                .create("aws_s3_bucket.b", "{}", NEW)
                .create(BLOCK + ".p", "{'bucket':'first'}", "{'id':true}")
                .configuration(root(refers("bucket", "local.bucket")));
        assertPlain(plan);
    }

    @Test
    void dynamicBlocksAreNotInThePlan() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("aws_s3_bucket.a", "{}", NEW)
                .create(BLOCK + ".p", "{'rule':[{}]}", "{'id':true,'rule':[{'target':true}]}")
                .configuration(root(""));
        assertEquals("...", plan.related("aws_s3_bucket.a", REFERRERS, BLOCK));
    }

    @Test
    void withoutConfigurationUnknownValuesMayBeAnything() throws Exception {
        assertEquals("...", twoBuckets().related("aws_s3_bucket.a", REFERRERS, BLOCK));
    }

    @Test
    void deferredAndIncompletePlansMayHoldMore() throws Exception {
        String configuration = root(refers("bucket", "aws_s3_bucket.a.id", "aws_s3_bucket.a"));
        assertEquals(
                "...",
                twoBuckets()
                        .configuration(configuration)
                        .deferred(BLOCK + ".d")
                        .related("aws_s3_bucket.b", REFERRERS, BLOCK));
        assertEquals(
                BLOCK + ".p ...",
                twoBuckets()
                        .configuration(configuration)
                        .key("complete", "false")
                        .related("aws_s3_bucket.a", REFERRERS, BLOCK));
        assertEquals(
                BLOCK + ".p ...",
                twoBuckets()
                        .configuration(configuration)
                        .key("errored", "true")
                        .related("aws_s3_bucket.a", REFERRERS, BLOCK));
    }

    @Test
    void dataSourcesPassOn() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("aws_s3_bucket.a", "{}", NEW)
                .create("aws_s3_bucket.b", "{}", NEW)
                .create("aws_s3_bucket_policy.p", "{}", "{'id':true,'policy':true}")
                .configuration("'resources':[" + block("aws_s3_bucket.a", "") + ","
                        + block("aws_s3_bucket_policy.p", refers("policy", "data.aws_iam_policy_document.d.json")) + ","
                        + block(
                                "data.aws_iam_policy_document.d",
                                "'statement':[{" + refers("resources", "aws_s3_bucket.a.arn") + "}]")
                        + "]");
        assertEquals("aws_s3_bucket_policy.p", plan.related("aws_s3_bucket.a", REFERRERS, "aws_s3_bucket_policy"));
        assertEquals("", plan.related("aws_s3_bucket.b", REFERRERS, "aws_s3_bucket_policy"));
    }

    @Test
    void aResourceDoesNotReferToItself() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("aws_security_group.a", "{}", "{'id':true,'ref':true}")
                .configuration(
                        "'resources':[" + block("aws_security_group.a", refers("ref", "aws_security_group.a")) + "]");
        assertEquals("", plan.related("aws_security_group.a", REFERENCES, "*"));
    }
}
