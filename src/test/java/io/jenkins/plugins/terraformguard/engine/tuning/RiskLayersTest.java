package io.jenkins.plugins.terraformguard.engine.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskLayersTest {
    private static ImpactTuning read(String organisation, String project) throws PolicyException {
        return ImpactTuning.read(new PolicyInput(file(organisation), List.of(), file(project)));
    }

    private static List<PolicyFile> file(String risk) {
        return risk == null ? List.of() : List.of(new PolicyFile("impact.yaml", "risk: " + risk));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
        { threshold: 70 };              -;                                   threshold;              70; 0
        { threshold: 70 };              { threshold: 60 };                   threshold;              60; 0
        { threshold: 70 };              { threshold: 80 };                   threshold;              70; 1
        { threshold: 70 };              { threshold: 0 };                    threshold;              70; 1
        -;                              { threshold: 90 };                   threshold;              90; 0
        -;                              { threshold: 0 };                    threshold;              0;  0
        { weights: { drift: { each: 1 } } };  -;                             weights.drift.each;     1;  0
        -;                              { weights: { drift: { each: 9 } } }; weights.drift.each;     9;  0
        -;                              { weights: { drift: { each: 3 } } }; weights.drift.each;     4;  1
        -;                              { weights: { drift: { most: 3 } } }; weights.drift.most;     12; 1
        -;                              { levels: { high: 40 } };            levels.high;            40; 0
        -;                              { levels: { high: 60 } };            levels.high;            50; 1
        { levels: { high: 60 } };       -;                                   levels.high;            60; 0
        -;                              { doubts: { unsure_percent: 1 } };   doubts.unsure_percent;  1;  0
        -;                              { doubts: { unsure_percent: 90 } };  doubts.unsure_percent;  20; 1
        """)
    void lowerLayersCanOnlyTighten(String organisation, String project, String path, int expected, int notes)
            throws PolicyException {
        ImpactTuning tuning = read(organisation, project);
        assertEquals(expected, tuning.risk().number(path));
        assertEquals(notes, tuning.notes().size(), tuning.notes().toString());
        tuning.notes().forEach(note -> assertTrue(note.startsWith("The layer 'project' "), note));
    }

    @Test
    void theOrganisationReplacesListsAndOthersAddToThem() throws PolicyException {
        ImpactTuning tuning =
                read("{ production_words: [gold], data_types: [acme_*] }", "{ production_words: [main, gold] }");
        assertEquals(List.of("gold", "main"), tuning.risk().words().get("production_words"));
        assertTrue(tuning.risk().types().get("data_types").test("acme_thing"));
        assertTrue(!tuning.risk().types().get("data_types").test("aws_db_instance"));
    }

    @Test
    void aLowerLayerCanNotExcuse() throws PolicyException {
        ImpactTuning tuning = read(null, "{ outbound_blocks: [ingress] }");
        assertTrue(!tuning.risk().words().get("outbound_blocks").contains("ingress"));
        assertEquals(1, tuning.notes().size());
        assertEquals(0, read(null, "{ outbound_blocks: [egress] }").notes().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        { treshold: 70 };                              did you mean 'threshold'
        { threshold: 101 };                            Write one from 0 to 100
        { threshold: -1 };                             Write one from 0 to 100
        { threshold: high };                           Write one from 0 to 100
        { threshold: 1.5 };                            Write one from 0 to 100
        { levels: { high: 0 } };                       Write one from 1 to 100
        { levels: { low: 1 } };                        Unknown key 'low'
        { levels: { medium: 60, high: 55 } };          would begin below
        { weights: { destroy: { most: 1 } } };         did you mean 'destroys'
        { weights: { destroys: { mots: 1 } } };        did you mean 'most'
        { weights: { destroys: 3 } };                  mapping
        { production_words: prod };                    list
        { production_words: [""] };                    no word
        { data_types: ["A B"] };                       no resource type
        [];                                            mapping
        """)
    void whatIsWrongIsAnErrorWithItsPlace(String risk, String message) {
        PolicyException e = assertThrows(PolicyException.class, () -> read(risk, null));
        String all = e.getMessage() + " " + e.remedy();
        assertTrue(all.contains(message) && e.line() == 1 && e.column() > 1, all + " " + e.column());
    }
}
