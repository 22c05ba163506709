package io.jenkins.plugins.terraformguard.engine.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.impact.Reversed;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.MarkedStates;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpactTuningTest {
    private static final Value BUCKET = MapValue.copyOf(Map.of("force_destroy", Value.TRUE));

    private static List<PolicyFile> file(String text) {
        return text.isEmpty() ? List.of() : List.of(new PolicyFile("impact.yaml", text));
    }

    private static ImpactTuning read(String organisation, String folder, String project) throws PolicyException {
        return ImpactTuning.read(new PolicyInput(file(organisation), List.of(file(folder)), file(project)));
    }

    private static Reversed judge(ImpactTuning tuning, String type, Value before) {
        return tuning.table().judge(TestChanges.of(type, "delete", new MarkedStates(before, Value.NULL)));
    }

    private static String row(String id, String type, String cls) {
        return "{ id: " + id + ", types: [" + type + "], class: " + cls + ", reason: Reason, restore: Restore }";
    }

    private static String rows(String... rows) {
        return "reversibility:\n  - " + String.join("\n  - ", rows) + "\n";
    }

    @Test
    void withoutFilesTheBundledTableCounts() throws PolicyException {
        ImpactTuning tuning = read("", "", "");
        assertEquals(
                "aws-bucket-emptied", judge(tuning, "aws_s3_bucket", BUCKET).row());
        assertEquals(0, tuning.risk().threshold());
        assertEquals(List.of(), tuning.notes());
        assertEquals(List.of(), tuning.files());
    }

    @Test
    void theOrganisationHasTheFirstWord() throws PolicyException {
        ImpactTuning tuning = read(rows(row("ours", "aws_s3_*", "reversible")), "", "");
        assertEquals("ours", judge(tuning, "aws_s3_bucket", BUCKET).row());
    }

    @Test
    void theOrganisationPutsARowInThePlaceOfABundledOne() throws PolicyException {
        ImpactTuning tuning = read(rows(row("aws-bucket", "aws_s3_bucket", "reversible")), "", "");
        assertEquals(
                "aws-bucket-emptied", judge(tuning, "aws_s3_bucket", BUCKET).row());
        Reversed empty = judge(tuning, "aws_s3_bucket", MapValue.EMPTY);
        assertEquals("aws-bucket reversible", empty.row() + " " + empty.cls().id());
    }

    @Test
    void aBundledRowIsGoneWhereItsNamesakeIsAboutOtherTypes() throws PolicyException {
        ImpactTuning tuning = read(rows(row("aws-bucket-emptied", "acme_thing", "lossy")), "", "");
        assertEquals("aws-bucket", judge(tuning, "aws_s3_bucket", BUCKET).row());
        assertEquals("aws-bucket-emptied", judge(tuning, "acme_thing", BUCKET).row());
    }

    @ParameterizedTest
    @CsvSource({
        "reversible, aws-bucket-emptied irreversible",
        "lossy, aws-bucket-emptied irreversible",
        "irreversible, aws-bucket-emptied irreversible"
    })
    void aLowerLayerCanNotMakeItBetter(String cls, String expected) throws PolicyException {
        for (String layer : List.of("folder", "project")) {
            String mine = rows(row("mine", "aws_s3_bucket", cls));
            ImpactTuning tuning = read("", layer.equals("folder") ? mine : "", layer.equals("folder") ? "" : mine);
            Reversed answer = judge(tuning, "aws_s3_bucket", BUCKET);
            assertEquals(expected, answer.row() + " " + answer.cls().id());
        }
    }

    @Test
    void aLowerLayerCanMakeItWorse() throws PolicyException {
        ImpactTuning tuning =
                read("", rows(row("f", "aws_subnet", "lossy")), rows(row("p", "aws_subnet", "irreversible")));
        assertEquals("p", judge(tuning, "aws_subnet", MapValue.EMPTY).row());
    }

    @ParameterizedTest
    @CsvSource({"aws-bucket, ''", "ours, ours", "aws-deletion-protection, ''"})
    void aLowerLayerCanNotTakeAnId(String id, String organisation) {
        PolicyException e = assertThrows(
                PolicyException.class,
                () -> read(
                        organisation.isEmpty() ? "" : rows(row(organisation, "a", "lossy")),
                        "",
                        rows(row("free", "a", "lossy"), row(id, "a", "lossy"))));
        assertTrue(e.getMessage().contains("'" + id + "' is taken"), e.getMessage());
        assertTrue(e.getMessage().endsWith("(layer: project)"), e.getMessage());
        assertEquals("3:11", e.line() + ":" + e.column());
    }

    @Test
    void unknownAndHiddenValuesThatDecideAreTakenForTheWorst() throws PolicyException {
        ImpactTuning tuning = read("", "", "");
        Value hidden = new Value.Sensitive(Value.Kind.BOOL, false, 1, "");
        for (Value value : List.of(Value.UNKNOWN, hidden)) {
            Value before = MapValue.copyOf(Map.of("force_destroy", value));
            Reversed answer = judge(tuning, "aws_s3_bucket", before);
            assertEquals("aws-bucket-emptied false", answer.row() + " " + answer.certain());
        }
    }

    @Test
    void aValueOfAnotherTypeIsNotDecided() throws PolicyException {
        Value before = MapValue.copyOf(Map.of("point_in_time_recovery", Value.of("on")));
        Reversed answer = judge(read("", "", ""), "aws_dynamodb_table", before);
        assertEquals("aws-dynamodb false", answer.row() + " " + answer.certain());
    }

    @Test
    void protectionIsSaid() throws PolicyException {
        Value before = MapValue.copyOf(Map.of("deletion_protection", Value.TRUE, "skip_final_snapshot", Value.TRUE));
        Reversed answer = judge(read("", "", ""), "aws_db_instance", before);
        assertEquals("aws-rds-no-snapshot", answer.row());
        assertTrue(answer.reason().contains(". Deletion protection is on"), answer.reason());
    }

    @Test
    void theFilesAreNamedWithTheirDigests() throws PolicyException {
        ImpactTuning tuning = read("risk: { threshold: 70 }", "", "risk: { threshold: 60 }");
        assertEquals(
                "[organisation, project]",
                tuning.files().stream().map(file -> file.layer()).toList().toString());
        assertEquals(64, tuning.files().get(0).digest().length());
    }

    @ParameterizedTest
    @CsvSource({"500", "3000", "50000"})
    void aFileThatIsNestedTooDeeplyIsAnErrorOrRead(int depth) {
        String deep = "[".repeat(depth) + "]".repeat(depth);
        String text =
                "reversibility: [{ id: a, types: [x], class: lossy, reason: R, restore: S, examples: " + deep + " }]";
        try {
            read("", "", text);
        } catch (PolicyException e) {
            assertTrue(!e.remedy().isEmpty(), e.getMessage());
        }
    }

    @Test
    void aLayerHasOneFile() {
        List<PolicyFile> two = List.of(new PolicyFile("a/impact.yaml", "{}"), new PolicyFile("b/impact.yml", "{}"));
        PolicyException e = assertThrows(PolicyException.class, () -> ImpactTuning.read(PolicyInput.ofProject(two)));
        assertTrue(e.getMessage().contains("one impact.yaml"), e.getMessage());
    }

    @Test
    void aConditionThatGoesBeyondItsBoundsIsNotAskedForEver() throws PolicyException {
        List<Value> many = Collections.nCopies(3000, Value.of(1));
        Value before = MapValue.copyOf(Map.of("a", new Value.ListValue(many)));
        ImpactTuning tuning = read(
                "",
                "",
                "reversibility: [{ id: slow, types: [acme_thing], class: irreversible, "
                        + "reason: R, restore: S, when: 'before.a.all(x, before.a.all(y, before.a.all(z, x + y + z > 0)))' }]");
        assertTimeout(Duration.ofSeconds(120), () -> {
            for (int i = 0; i < 2000; i++) {
                assertEquals("slow false", answer(judge(tuning, "acme_thing", before)));
            }
        });
    }

    private static String answer(Reversed reversed) {
        return reversed.row() + " " + reversed.certain();
    }
}
