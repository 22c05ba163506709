package io.jenkins.plugins.terraformguard.engine.waiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.Waiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiver files and baselines, as they should be and as they should not. */
class ExemptionFilesTest {
    private static final String WHOLE = """
            waivers:
              - policy: SHOP-EC2-001
                resource: module.legacy.aws_instance.*
                reason: Being migrated, see the ticket
                owner: team-shop
                expires: 2027-01-31
                value: t2.micro
                ticket: OPS-123
              - policy: AWS-S3-*
                resources: [aws_s3_bucket.a, 'aws_s3_bucket.b["x"]']
                reason: Public on purpose
                owner: 42
                expires: 2027-01-31T12:00:00+02:00
                values: {after.acl: public-read, after.port: 22}
            """;

    private static final String ENTRY = "{\"address\":\"a.b\",\"fingerprint\":\"" + "a".repeat(64)
            + "\",\"policy\":\"P-1\",\"type\":\"a\",\"values\":\"\"}";

    private static List<Waiver> waivers(String yaml) throws PolicyException {
        return ExemptionFiles.read(PolicyInput.ofProject(List.of(new PolicyFile("x/waivers.yaml", yaml))))
                .waivers();
    }

    private static PolicyException refused(String name, String text) {
        PolicyException e = assertThrows(
                PolicyException.class,
                () -> ExemptionFiles.read(PolicyInput.ofProject(List.of(new PolicyFile(name, text)))));
        assertEquals(name, e.file());
        assertFalse(e.remedy().isBlank());
        return e;
    }

    @Test
    void everyKeyIsRead() throws Exception {
        List<Waiver> waivers = waivers(WHOLE);
        assertEquals(
                new Waiver(
                        "project",
                        "x/waivers.yaml",
                        2,
                        "SHOP-EC2-001",
                        List.of("module.legacy.aws_instance.*"),
                        "Being migrated, see the ticket",
                        "team-shop",
                        "2027-01-31",
                        Instant.parse("2027-02-01T00:00:00Z"),
                        "t2.micro",
                        Map.of(),
                        "OPS-123"),
                waivers.get(0));
        Waiver second = waivers.get(1);
        assertEquals(9, second.line());
        assertEquals("42", second.owner());
        assertEquals(Instant.parse("2027-01-31T10:00:00Z"), second.end());
        assertEquals(Map.of("after.acl", "public-read", "after.port", "22"), second.values());
        assertEquals(List.of("aws_s3_bucket.a", "aws_s3_bucket.b[\"x\"]"), second.resources());
        assertTrue(waivers("waivers: []\n").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "reason: Being migrated, see the ticket| resaon: x | 5:5 | did you mean 'reason'",
                "reason: Being migrated, see the ticket| reason: ''| 5:13 | 'reason' is empty",
                "reason: Being migrated, see the ticket| # gone | 3:5 | 'reason' is missing",
                "owner: team-shop| owner: null | 6:12 | A text is needed",
                "owner: team-shop| owner: '  ' | 6:12 | 'owner' is empty",
                "owner: team-shop| owner: [a] | 6:12 | A text is needed",
                "owner: team-shop| reason: x | 6:5 | reason",
                "expires: 2027-01-31 | expires: soon | 7:14 | neither a date nor a time",
                "expires: 2027-01-31 | expires: 2027-02-30 | 7:14 | no such day",
                "expires: 2027-01-31 | expires: 2027-01-31T12:00:00 | 7:14 | neither a date nor a time",
                "expires: 2027-01-31 | expires: +12027-01-31 | 7:14 | neither a date nor a time",
                "policy: SHOP-EC2-001| policy: SHOP EC2 | 3:13 | neither the id",
                "policy: SHOP-EC2-001| policy: '' | 3:13 | neither the id",
                "resource: module.legacy.aws_instance.* | resource: '' | 4:15 | 'resource' is empty",
                "resource: module.legacy.aws_instance.* | resources: [] | 4:16 | 0 elements",
                "resource: module.legacy.aws_instance.* | resources: a.b | 4:16 | A list is needed",
                "resource: module.legacy.aws_instance.* | ticket2: x | 4:5 | Unknown key",
                "value: t2.micro| values: {} | 8:13 | 0 entries",
                "value: t2.micro| values: {after.x: [1]} | 8:23 | A text is needed",
                "value: t2.micro| value: null | 8:12 | A text is needed",
                "value: t2.micro| values: {a: 1} | 8:13 | ok",
                "ticket: OPS-123| ticket: '' | 9:13 | 'ticket' is empty",
                "waivers:| waiver: | 2:1 | did you mean 'waivers'",
                "waivers:| waivers: x | 3:11 | YAML"
            })
    void aMistakeIsNamedWithItsPlace(String old, String other, String place, String message) throws Exception {
        String yaml = ("# comment\n" + WHOLE).replaceFirst(Pattern.quote(old.strip()), other);
        if (message.equals("ok")) {
            assertEquals(2, waivers(yaml).size());
            return;
        }
        PolicyException e = refused("x/waivers.yml", yaml);
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals(place, e.line() + ":" + e.column(), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n\n", "[]", "waivers:\n", "waivers: {}\n", "- a\n", "waivers: &a [*a]\n"})
    void whatIsNoListOfWaiversIsRefused(String yaml) {
        refused("waivers.yaml", yaml);
    }

    @Test
    void bothOfAPairAreOneTooMany() {
        assertTrue(refused("waivers.yaml", WHOLE.replace("value: t2.micro", "value: a\n    values: {b: c}"))
                .getMessage()
                .contains("both"));
        assertTrue(refused("waivers.yaml", WHOLE.replace("value: t2.micro", "resources: [b]"))
                .getMessage()
                .contains("both"));
    }

    @Test
    void hostileFilesAreRefusedInTime() {
        assertTimeout(Duration.ofSeconds(30), () -> {
            refused("waivers.yaml", "waivers: " + "[".repeat(100_000));
            refused("waivers.yaml", "waivers:\n" + WHOLE.substring(9, 250).repeat(3_000));
            refused("waivers.yaml", WHOLE.replace("t2.micro", "x".repeat(301)));
            refused("waivers.yaml", WHOLE.replace("OPS-123", "x".repeat(5 << 20)));
            refused("baseline.json", "[".repeat(1_000_000));
            refused("baseline.json", "{\"entries\":[" + (ENTRY + ",").repeat(20_000) + "]}");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | schema",
                "[] | an object",
                "{\"schema\":\"terraform-guard/baseline/v2\",\"entries\":[]} | version",
                "{\"schema\":1,\"entries\":[]} | a text",
                "{\"schema\":\"terraform-guard/baseline/v1\"} | 'entries' is missing",
                "{\"schema\":\"terraform-guard/baseline/v1\",\"entries\":{}} | a list",
                "{\"schema\":\"terraform-guard/baseline/v1\",\"entries\":[1]} | an object",
                "{\"schema\":\"terraform-guard/baseline/v1\",\"entries\":[{}]} | 'fingerprint' is missing",
                "{\"schema\":\"terraform-guard/baseline/v1\",\"entries\":[],\"entries\":[]} | twice",
                "{\"schema\":\"terraform-guard/baseline/v1\",\"entires\":[]} | did you mean 'entries'",
                "{\"schema\":\"terraform-guard/baseline/v1\",\"entries\":[]} {} | after the end",
                "{\"schema\":\"terraform-guard/baseline/v1\",\"entries\":[ | not valid JSON",
                "{'schema':1} | not valid JSON"
            })
    void aBrokenBaselineIsRefused(String json, String message) {
        PolicyException e = refused("baseline.json", json);
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals(1, e.line());
        assertTrue(e.column() > 0);
    }

    @Test
    void entriesAreChecked() {
        String head = "{\"schema\":\"terraform-guard/baseline/v1\",\"entries\":[\n";
        for (String[] wrong : new String[][] {
            {"\"P-1\"", "\"P 1\""},
            {"\"P-1\"", "null"},
            {"\"values\":\"\"", "\"values\":\"abc\""},
            {"\"values\":\"\"", "\"value\":\"\""},
            {"\"type\":\"a\"", "\"policy\":\"P-2\""},
            {"aaaa", "AAAA"}
        }) {
            PolicyException e = refused("baseline.json", head + ENTRY.replace(wrong[0], wrong[1]) + "]}");
            assertEquals(2, e.line(), e.getMessage());
        }
        assertTrue(refused("baseline.json", head + ENTRY + ",\n" + ENTRY + "]}")
                .getMessage()
                .contains("twice"));
    }

    @Test
    void filesAreToldByTheirNames() throws Exception {
        PolicyFile waivers = new PolicyFile("a/waivers.yml", "waivers: []\n");
        PolicyFile baseline = new PolicyFile("a/baseline.json", "{}");
        PolicyFile pack = new PolicyFile("a/my-waivers.yaml", "");
        PolicyInput input = new PolicyInput(List.of(waivers, pack), List.of(List.of(pack, waivers)), List.of(pack));
        PolicyInput others = ExemptionFiles.others(input);
        assertEquals(List.of(pack), others.organisation());
        assertEquals(List.of(List.of(pack)), others.folders());
        assertEquals(List.of(pack), others.project());
        assertEquals(ExemptionFiles.NONE, ExemptionFiles.read(input));

        assertThrows(
                PolicyException.class,
                () -> ExemptionFiles.read(new PolicyInput(List.of(baseline), List.of(), List.of())));
        assertThrows(
                PolicyException.class,
                () -> ExemptionFiles.read(new PolicyInput(List.of(), List.of(List.of(baseline)), List.of())));
    }

    @Test
    void layersFollowEachOther() throws Exception {
        PolicyFile file = new PolicyFile("waivers.yaml", WHOLE);
        assertEquals(
                List.of("organisation", "organisation", "folder", "folder", "folder", "folder", "project", "project"),
                ExemptionFiles.read(
                                new PolicyInput(List.of(file), List.of(List.of(file), List.of(file)), List.of(file)))
                        .waivers()
                        .stream()
                        .map(Waiver::layer)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "a.b, a.b, true",
        "a.b, axb, false",
        "a.b, a.bc, false",
        "*, '', true",
        "a*, a, true",
        "*a, ba, true",
        "a*a, a, false",
        "a*b*c, abc, true",
        "a*b*c, acb, false",
        "a*bb*b, abb, false",
        "**, x, true",
        "module.*.x[*], module.m[0].x[1], true"
    })
    void patterns(String pattern, String text, boolean fits) {
        assertEquals(fits, new Glob(pattern).matches(text));
    }
}
