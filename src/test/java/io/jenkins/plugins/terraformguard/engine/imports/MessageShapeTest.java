package io.jenkins.plugins.terraformguard.engine.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages are of one check: an exemption from one is an exemption from all of them. */
class MessageShapeTest {
    private static String id(String message) {
        return MessageShape.of(message).named("main.deny");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CIS-2.1.1 violated by aws_s3_bucket.logs | CIS-2.1.2 violated by aws_s3_bucket.logs",
                "CIS 2.1.1 violated by aws_s3_bucket.logs | CIS 2.1.2 violated by aws_s3_bucket.logs",
                "PCI 3.4: aws_s3_bucket.logs | PCI 3.5: aws_s3_bucket.logs",
                "Rule 7: aws_s3_bucket.logs | Rule 8: aws_s3_bucket.logs",
                "rule 'S3-1': aws_s3_bucket.a | rule 'S3-2': aws_s3_bucket.a",
                "S3-1: aws_s3_bucket.a | S3-2: aws_s3_bucket.a",
                "SEC001 aws_s3_bucket.a | SEC002 aws_s3_bucket.a",
                "tf_public: aws_s3_bucket.a | tf_open: aws_s3_bucket.a",
                "存储桶aws_s3_bucket.a必须加密 | 存储桶aws_s3_bucket.a不得公开",
                "バケットを暗号化してください | バケットを公開しないでください",
                "aws_s3_bucket.a: '1' | aws_s3_bucket.a: '2'",
                "aws_s3_bucket.a 17 | aws_s3_bucket.a 18",
            })
    void whatSaysSomethingElseIsAnotherCheck(String one, String other) {
        assertNotEquals(id(one), id(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CIS-2.1.1 violated by aws_s3_bucket.logs | CIS-2.1.1 violated by module.a[\"k y\"].aws_s3_bucket.b[0]",
                "存储桶aws_s3_bucket.a必须加密 | 存储桶module.x.aws_s3_bucket.b必须加密",
                "端口22对10.0.0.0/8开放 | 端口3389对192.168.0.0/16开放",
                "bucket \"a b\" isn't encrypted | bucket \"c\" isn't encrypted",
                "17 of 20 GB, 3.5% at 8080-8090 | 1 of 2 GB, 12% at 22-23",
                "key expired on 2026-01-31 | key expired on 2025-12-01T10:00:00Z",
                "(aws_s3_bucket.a) is open | (aws_s3_bucket.b) is open",
                "aws_s3_bucket.a,aws_s3_bucket.b clash | aws_s3_bucket.c, aws_s3_bucket.d clash",
                "aws_s3_bucket.a: '1' | aws_s3_bucket.b: '1'",
            })
    void whatDiffersByResourceIsTheSameCheck(String one, String other) {
        assertEquals(id(one), id(other));
    }

    @Test
    void theTitleIsTheMessageWithoutThem() {
        assertEquals(
                "CIS-2.1.1 violated by \u2026",
                MessageShape.of("CIS-2.1.1 violated by aws_s3_bucket.logs").title());
        assertEquals("", MessageShape.of("aws_s3_bucket.a 17").title());
        assertEquals("main.deny", MessageShape.NONE.named("main.deny"));
    }

    @Test
    void messagesThatDifferLateAreTwo() {
        assertNotEquals(id("long ".repeat(300) + "one"), id("long ".repeat(300) + "two"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"module.a.", "a_", "'", "1", "1.", "A1-", "module.a[\"", "\u2026 ", "'A-"})
    void noMessageTakesLong(String part) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> id(part.repeat(4_000)));
    }
}
