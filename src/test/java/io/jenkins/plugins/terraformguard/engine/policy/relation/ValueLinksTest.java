package io.jenkins.plugins.terraformguard.engine.policy.relation;

import static io.jenkins.plugins.terraformguard.engine.policy.expr.Relation.REFERENCES;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Relation.REFERRERS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links that equal known values show, without a configuration. */
class ValueLinksTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        aws_s3_bucket.t  ; {'id':'logs','bucket':'logs'} ; {'bucket':'logs'}                  ; yes
        aws_s3_bucket.t  ; {'bucket':'logs'}             ; {'s3_bucket_name':'logs'}          ; yes
        aws_s3_bucket.t  ; {'bucket':'logs'}             ; {'name':'logs'}                    ; no
        aws_s3_bucket.t  ; {'bucket':'logs'}             ; {'prefix':'logs'}                  ; no
        aws_s3_bucket.t  ; {'bucket':'logs'}             ; {'tags':{'bucket':'logs'}}         ; no
        aws_s3_bucket.t  ; {'tags':{'id':'logs'}}        ; {'bucket':'logs'}                  ; no
        aws_iam_role.t   ; {'name':'app'}                ; {'role':'app'}                     ; yes
        aws_iam_role.t   ; {'name':'app'}                ; {'roles':['x','app']}              ; yes
        aws_iam_role.t   ; {'name':'app'}                ; {'name':'app'}                     ; no
        aws_iam_role.t   ; {'name':'app'}                ; {'controller':'app'}               ; no
        aws_iam_role.t   ; {'arn':'arn:aws:iam::1:role/app'} ; {'x':[{'y':'arn:aws:iam::1:role/app'}]} ; yes
        aws_iam_role.t   ; {'name':'arn:aws:iam::1:role/app'} ; {'y':'arn:aws:iam::1:role/app'} ; no
        aws_vpc.t        ; {'id':'vpc-0a1b2c3d4e5f'}     ; {'network':'vpc-0a1b2c3d4e5f'}     ; yes
        aws_vpc.t        ; {'id':'vpc-0a1b2c3d4e5f'}     ; {'id':'vpc-0a1b2c3d4e5f'}          ; no
        aws_vpc.t        ; {'id':'x'}                    ; {'network':'x'}                    ; no
        aws_vpc.t        ; {'id':'logs-123456789012'}    ; {'network':'logs-123456789012'}    ; no
        aws_vpc.t        ; {'id':'x'}                    ; {'vpc_id':'x'}                     ; yes
        aws_vpc.t        ; {'id':7}                      ; {'vpc_id':7}                       ; no
        aws_vpc.t        ; {'id':''}                     ; {'vpc_id':''}                      ; no
        """)
    void equalValues(String target, String state, String other, String linked) throws Exception {
        OtherPlans plan = new OtherPlans().keep(target, state).keep("x_other.o", other);
        assertEquals(linked.equals("yes") ? "x_other.o" : "", plan.related(target, REFERRERS, "x_other"));
        assertEquals(linked.equals("yes") ? target : "", plan.related("x_other.o", REFERENCES, "aws_*"));
    }

    @Test
    void namesakesOfOneTypeDoNotReferToEachOther() throws Exception {
        OtherPlans plan = new OtherPlans()
                .keep("aws_s3_bucket.a", "{'bucket':'logs'}")
                .keep("aws_s3_bucket.b", "{'bucket':'logs'}");
        assertEquals("", plan.related("aws_s3_bucket.a", REFERRERS, "aws_s3_bucket"));
    }

    @Test
    void whatIsHiddenIsNotCompared() throws Exception {
        String hidden = "'actions':['create'],'before':null,'after':{'bucket':'secret-bucket-01'},"
                + "'after_sensitive':{'bucket':true}";
        OtherPlans plan = new OtherPlans().change("aws_s3_bucket.a", hidden).change("x_other.o", hidden);
        assertEquals("", plan.related("aws_s3_bucket.a", REFERRERS, "x_other"));
    }

    @Test
    void aResourceThatGoesIsFoundByItsValuesButNotGiven() throws Exception {
        OtherPlans plan = new OtherPlans()
                .change("aws_s3_bucket.a", "'actions':['delete'],'before':{'bucket':'logs'},'after':null")
                .keep("x_other.o", "{'bucket':'logs'}");
        assertEquals("x_other.o", plan.related("aws_s3_bucket.a", REFERRERS, "x_other"));
        assertEquals("", plan.related("x_other.o", REFERENCES, "aws_s3_bucket"));
    }

    @Test
    void aValueThatManyShareIdentifiesNone() throws Exception {
        OtherPlans plan = new OtherPlans().keep("x_other.o", "{'bucket':'logs'}");
        for (int i = 0; i <= 50; i++) {
            plan.keep("aws_s3_bucket.b" + i, "{'bucket':'logs'}");
        }
        assertEquals("", plan.related("x_other.o", REFERENCES, "aws_s3_bucket"));
    }
}
