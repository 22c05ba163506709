package io.jenkins.plugins.terraformguard.engine.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.Destructive;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PlanIdentity;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionReaderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MINIMAL =
            "{\"schema\":\"terraform-guard/decision/v1\",\"id\":\"g\",\"engine\":{\"name\":\"terraform-guard\"},\"verdict\":\"pass\"";
    private static final String FINDING =
            "{\"policy\":\"P\",\"severity\":\"low\",\"level\":\"advisory\",\"outcome\":\"violation\"}";

    private static DecisionFormatException refused(String document) {
        return refused(document.getBytes(StandardCharsets.UTF_8));
    }

    private static DecisionFormatException refused(byte[] document) {
        DecisionFormatException e = assertThrows(DecisionFormatException.class, () -> DecisionReader.read(document));
        assertTrue(e.getMessage().matches("[\\x20-\\x7e]{1,410}"), e.getMessage());
        return e;
    }

    private static Decision read(String document) throws DecisionFormatException {
        return DecisionReader.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDocumentFromBeforeThereWerePositionsIsRead() throws Exception {
        byte[] document;
        try (InputStream in = DecisionReaderTest.class.getResourceAsStream("without-positions.json")) {
            document = in.readAllBytes();
        }
        Decision decision = DecisionReader.read(document);
        assertEquals(
                SampleDecisions.full().findings().size(), decision.findings().size());
        for (int i = 0; i < decision.findings().size(); i++) {
            assertEquals(
                    SampleDecisions.full().findings().get(i).at("", 0),
                    decision.findings().get(i));
        }
        assertEquals(SampleDecisions.full().policies(), decision.policies());
    }

    @Test
    void aDocumentFromBeforeThereWereWaiversIsRead() throws Exception {
        try (InputStream in = DecisionReaderTest.class.getResourceAsStream("without-waivers.json")) {
            assertEquals(SampleDecisions.full(), DecisionReader.read(in.readAllBytes()));
        }
    }

    private static byte[] changed(String pointer, JsonNode value) throws Exception {
        JsonNode document = MAPPER.readTree(DecisionWriter.write(SampleDecisions.full()));
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = document.at(pointer.substring(0, slash));
        String key = pointer.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(key), value);
        } else if (value == null) {
            ((ObjectNode) parent).remove(key);
        } else {
            ((ObjectNode) parent).set(key, value);
        }
        return MAPPER.writeValueAsBytes(document);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        /schema | "terraform-guard/decision/v2"
        /schema | 1
        /id | ""
        /id | "../../etc"
        /id | "a b"
        /id | "id\\n"
        /id | null
        /engine | "terraform-guard"
        /engine/name | "opa"
        /engine/version | "1\\u001b"
        /verdict | "PASS"
        /verdict | "maybe"
        /verdict | true
        /reasons | "because"
        /reasons/0 | 1
        /plan | []
        /plan/source | {}
        /plan/source | "a\\ud800b"
        /plan/sha256 | "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08"
        /plan/sha256 | "9f86"
        /plan/saved_plan_sha256 | "zz"
        /plan/tool | "pulumi"
        /plan/complete | true
        /plan/errored | "perhaps"
        /changes | null
        /changes/create | -1
        /changes/create | 1.5
        /changes/create | 1e2
        /changes/create | 2147483648
        /changes/create | "1"
        /changes/import | 99999999999999999999
        /changes/outputs/no_op | -7
        /destructive/omitted | -1
        /destructive/changes/1/action | "rm -rf"
        /findings | {}
        /findings/0 | []
        /findings/0/policy | "<b>"
        /findings/0/policy | ""
        /findings/0/severity | "Critical"
        /findings/0/level | "mandatory"
        /findings/0/outcome | "pass"
        /findings/0/outcome | "VIOLATION"
        /findings/0/action | "<script>"
        /findings/0/fingerprint | "a b"
        /findings/0/file | null
        /findings/0/line | -1
        /findings/0/line | "12"
        /findings/0/previous_address | null
        /findings/0/values_sha256 | "abc"
        /findings/0/exemption | "waiver"
        /evaluated_at | "\\u0000"
        /waivers | {}
        /baseline | []
        /findings/0/fingerprint | "\\u00e9"
        /findings/0/evidence/1/state | "secret"
        /findings/0/evidence/1/type | "object"
        /findings/0/evidence/1/value | null
        /findings/2/waits_for/0 | false
        /drift/0/kind | "rename"
        /drift/0/paths/0/path | 3
        /drift/0/omitted_paths | -1
        /packs/0/digest | "abc"
        /packs/0/layer | "attacker"
        /policies/0/policy | "a/b"
        /policies/0/severity | "worst"
        /policies/0/level | "none"
        /policies/0/evaluated | -1
        /notes/0 | []
        /error | "broken"
        """)
    void refusesWhatDoesNotFitAndSaysWhere(String pointer, String value) throws Exception {
        DecisionFormatException e = refused(changed(pointer, MAPPER.readTree(value)));

        assertEquals(pointer, e.path(), e.getMessage());
        assertTrue(e.getMessage().startsWith(pointer + ": "), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schema",
                "/id",
                "/engine",
                "/verdict",
                "/findings/0/policy",
                "/findings/0/severity",
                "/findings/0/level",
                "/findings/0/outcome",
                "/findings/0/evidence/0/path",
                "/findings/0/evidence/0/state",
                "/destructive/changes/0/address",
                "/destructive/changes/0/action",
                "/drift/1/address",
                "/drift/1/kind",
                "/drift/0/paths/0/path",
                "/packs/0/name",
                "/packs/0/layer",
                "/policies/0/policy"
            })
    void refusesWhatIsMissing(String pointer) throws Exception {
        DecisionFormatException e = refused(changed(pointer, null));

        assertEquals(pointer + ": is missing", e.getMessage());
    }

    @Test
    void anErrorAndAnotherVerdictDoNotGoTogether() throws Exception {
        String document = new String(DecisionWriter.write(SampleDecisions.broken()), StandardCharsets.UTF_8);

        assertEquals(
                "/verdict",
                refused(document.replace("\"verdict\":\"error\"", "\"verdict\":\"pass\""))
                        .path());
        assertEquals(
                "/error/kind",
                refused(document.replace("\"kind\":\"policy\"", "\"kind\":\"x\""))
                        .path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"decision\"",
                "{",
                "{\"schema\"",
                "{'schema':1}",
                "{\"schema\":\"terraform-guard/decision/v1\",}",
                "// comment\n{}",
                "{\"changes\":{\"create\":NaN}}",
                "\ufeff{}"
            })
    void refusesWhatIsNoDocument(String document) {
        refused(document);
    }

    @Test
    void refusesOtherEncodings() {
        refused((MINIMAL + "}").getBytes(StandardCharsets.UTF_16));
        refused((MINIMAL + "}").getBytes(StandardCharsets.UTF_16LE));
        refused((MINIMAL + ",\"notes\":[\"\u00e9\"]}").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void refusesWhatIsThereTwice() {
        assertEquals(
                "/verdict: is there twice",
                refused(MINIMAL + ",\"verdict\":\"fail\"}").getMessage());
        refused(MINIMAL + ",\"extra\":1,\"extra\":2}");
    }

    @Test
    void refusesWhatFollows() {
        refused(MINIMAL + "}{}");
        refused(MINIMAL + "}]");
    }

    @Test
    void missingPartsHaveDefaults() throws Exception {
        Decision decision = read(MINIMAL + "}");

        assertEquals("", decision.engineVersion());
        assertEquals(PlanIdentity.NONE, decision.plan());
        assertEquals(ChangeCounts.NONE, decision.changes());
        assertEquals(Destructive.NONE, decision.destructive());
        assertEquals(List.of(), decision.findings());
        assertNull(decision.error());
        assertEquals(
                "",
                read(MINIMAL + ",\"findings\":[" + FINDING + "]}")
                        .findings()
                        .get(0)
                        .message());
    }

    @Test
    void unknownKeysAreIgnored() throws Exception {
        String more =
                ",\"later\":{\"a\":[1.5,{\"b\":null}]},\"findings\":[" + FINDING.replace("}", ",\"new\":[[]]}") + "]";

        assertEquals(1, read(MINIMAL + more + "}").findings().size());
    }

    @Test
    void boundsTheDepthOfWhatItIgnores() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertTrue(refused(MINIMAL + ",\"later\":" + deep + "}").getMessage().contains("depth"));
    }

    @Test
    void boundsTheNumberOfKeys() {
        StringBuilder document = new StringBuilder(MINIMAL);
        for (int i = 0; i < DecisionLimits.KEYS; i++) {
            document.append(",\"k").append(i).append("\":0");
        }

        assertTrue(refused(document + "}").getMessage().contains("keys"));
    }

    @Test
    void boundsTheLengthOfNames() {
        refused(MINIMAL + ",\"" + "k".repeat(5_000) + "\":0}");
    }

    @Test
    void boundsStrings() throws Exception {
        String longest = "x".repeat(DecisionLimits.STRING_LENGTH);

        assertEquals(
                longest,
                read(MINIMAL + ",\"notes\":[\"" + longest + "\"]}").notes().get(0));
        assertEquals(
                "/notes/0",
                refused(MINIMAL + ",\"notes\":[\"x" + longest + "\"]}").path());
    }

    @Test
    void boundsFindings() throws Exception {
        String most = (FINDING + ",").repeat(DecisionLimits.FINDINGS - 1) + FINDING;

        assertEquals(
                DecisionLimits.FINDINGS,
                read(MINIMAL + ",\"findings\":[" + most + "]}").findings().size());
        assertEquals(
                "/findings/100000",
                refused(MINIMAL + ",\"findings\":[" + most + "," + FINDING + "]}")
                        .path());
    }

    @Test
    void boundsEveryOtherList() {
        String evidence = list("{\"path\":\"p\",\"state\":\"known\"}", DecisionLimits.EVIDENCE + 1);
        refused(MINIMAL + ",\"findings\":[" + FINDING.replace("}", ",\"evidence\":" + evidence + "}") + "]}");
        String waits = list("\"p\"", DecisionLimits.EVIDENCE + 1);
        refused(MINIMAL + ",\"findings\":[" + FINDING.replace("}", ",\"waits_for\":" + waits + "}") + "]}");
        String change = "{\"address\":\"a\",\"action\":\"delete\"}";
        refused(MINIMAL + ",\"destructive\":{\"changes\":" + list(change, Destructive.MAX + 1) + "}}");
        String drift = "{\"address\":\"a\",\"kind\":\"update\"}";
        refused(MINIMAL + ",\"drift\":" + list(drift, DecisionLimits.FINDINGS + 1) + "}");
        String paths = ",\"paths\":" + list("{\"path\":\"p\"}", 201) + "}";
        refused(MINIMAL + ",\"drift\":[" + drift.replace("}", paths) + "]}");
        for (String part : List.of("reasons", "notes")) {
            refused(MINIMAL + ",\"" + part + "\":" + list("\"\"", DecisionLimits.ENTRIES + 1) + "}");
        }
        String pack = "{\"name\":\"p\",\"layer\":\"bundled\"}";
        refused(MINIMAL + ",\"packs\":" + list(pack, DecisionLimits.ENTRIES + 1) + "}");
        String policy = "{\"policy\":\"P\",\"severity\":\"low\",\"level\":\"advisory\"}";
        refused(MINIMAL + ",\"policies\":" + list(policy, DecisionLimits.ENTRIES + 1) + "}");
    }

    private static String list(String element, int size) {
        return "[" + (element + ",").repeat(size - 1) + element + "]";
    }

    @Test
    void boundsTheDocument() {
        byte[] document = new byte[DecisionLimits.DOCUMENT_BYTES + 1];
        java.util.Arrays.fill(document, (byte) ' ');
        byte[] start = (MINIMAL + "}").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(start, 0, document, 0, start.length);

        assertTrue(refused(document).getMessage().contains("larger than 67108864 bytes"));
    }

    @Test
    void messagesHoldNothingThatCouldMislead() {
        DecisionFormatException e =
                refused(MINIMAL + ",\"\u202e\\u001b[31m\":" + "[".repeat(50) + "]".repeat(50) + "}");

        assertTrue(e.path().startsWith("/??[31m"), e.path());
    }

    @Test
    void answersOfAPolicyAreAsManyAsItsQuestions() throws Exception {
        String good = new String(DecisionWriter.write(SampleDecisions.full()), StandardCharsets.UTF_8);
        assertTrue(good.contains("\"evaluated\":6"), good);
        for (String count : List.of("5", "7", "0", "2147483647")) {
            byte[] forged =
                    good.replace("\"evaluated\":6", "\"evaluated\":" + count).getBytes(StandardCharsets.UTF_8);
            DecisionFormatException e = assertThrows(DecisionFormatException.class, () -> DecisionReader.read(forged));
            assertTrue(e.getMessage().contains("6 answers to " + count + " questions"), e::getMessage);
        }
        byte[] over = good.replace("\"evaluated\":6", "\"evaluated\":2147483647")
                .replace("\"passed\":5", "\"passed\":2147483647")
                .getBytes(StandardCharsets.UTF_8);
        assertThrows(DecisionFormatException.class, () -> DecisionReader.read(over), "no sum goes over");
    }
}
