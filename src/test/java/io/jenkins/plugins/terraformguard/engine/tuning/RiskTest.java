package io.jenkins.plugins.terraformguard.engine.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import io.jenkins.plugins.terraformguard.engine.impact.RiskCollector;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The score with the bundled settings. */
class RiskTest {
    private static final ImpactTuning TUNING = ImpactTuning.bundled();

    private static Risk risk(String plan, Set<String> drifted) throws Exception {
        RiskCollector collector = new RiskCollector(TUNING.risk());
        Plan open = TestPlans.open(TestPlans.source(plan));
        collector.facts(open.facts());
        collector.variables(open.variables());
        open.stream(new ChangeVisitor() {
            @Override
            public void change(ResourceChange change) {
                collector.change(change, TUNING.table().judge(change), drifted.contains(change.address()));
            }

            @Override
            public void deferred(DeferredChange deferred) {
                collector.deferred(deferred);
            }
        });
        return collector.risk();
    }

    private static Risk risk(String... changes) throws Exception {
        return risk(TestPlans.plan(changes).replaceFirst("}$", ",\"configuration\":{\"root_module\":{}}}"), Set.of());
    }

    private static Risk.RiskPart part(Risk risk, String id) {
        return risk.parts().stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String deleted(String type, String before) {
        return TestPlans.resource(type, "x", "\"actions\":[\"delete\"],\"before\":" + before + ",\"after\":null");
    }

    private static String updated(String type, String before, String after, String unknown) {
        return TestPlans.resource(
                type,
                "x",
                "\"actions\":[\"update\"],\"before\":" + before + ",\"after\":" + after + ",\"after_unknown\":"
                        + unknown);
    }

    @Test
    void nothingIsNoRisk() throws Exception {
        Risk risk = risk(TestPlans.resource(
                "aws_db_instance", "prod", "\"actions\":[\"no-op\"],\"before\":{\"a\":1},\"after\":{\"a\":1}"));
        assertEquals(0, risk.score());
        assertEquals("low high", risk.level() + " " + risk.confidence());
        assertEquals(8, risk.parts().size());
        risk.parts().forEach(part -> assertEquals("Nothing was found", part.detail()));
    }

    @Test
    void theScoreIsTheSumOfItsParts() throws Exception {
        Risk risk = risk(deleted("aws_db_instance", "{\"skip_final_snapshot\":true}"));
        assertEquals(risk.parts().stream().mapToInt(Risk.RiskPart::points).sum(), risk.score());
        assertEquals(30, part(risk, "destroys").points());
        assertEquals(
                "1 irreversible at 30 points each: aws_db_instance.x",
                part(risk, "destroys").detail());
        assertEquals(8, part(risk, "data").points());
        assertEquals(2, part(risk, "size").points());
        assertEquals("medium", risk.level());
    }

    @Test
    void partsAndScoreHaveTheirBounds() throws Exception {
        String[] many = IntStream.range(0, 300)
                .mapToObj(i -> TestPlans.resource(
                        "aws_dynamodb_table", "prod_" + i, "\"actions\":[\"delete\"],\"before\":{},\"after\":null"))
                .toArray(String[]::new);
        Risk risk = risk(many);
        risk.parts().forEach(part -> assertTrue(part.points() <= part.most(), part.toString()));
        assertEquals(300, part(risk, "destroys").count());
        assertTrue(
                part(risk, "destroys").detail().endsWith(" and 297 more"),
                part(risk, "destroys").detail());
        assertEquals("critical", risk.level());
        assertTrue(risk.score() <= 100);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        aws_security_group;          {"ingress":[]};                              {"ingress":[{"cidr_blocks":["0.0.0.0/0"]}]};                                15
        aws_security_group;          {"ingress":[{"cidr_blocks":["0.0.0.0/0"]}]}; {"ingress":[{"cidr_blocks":["0.0.0.0/0"]}],"name":"b"};                     1
        aws_security_group;          {"ingress":[]};                              {"ingress":[{"cidr_blocks":["10.0.0.0/8"]}]};                               1
        aws_security_group;          {"egress":[]};                               {"egress":[{"cidr_blocks":["0.0.0.0/0"]}]};                                 1
        aws_security_group_rule;     {};                                          {"type":"egress","cidr_blocks":["0.0.0.0/0"]};                              1
        aws_security_group_rule;     {};                                          {"type":"ingress","ipv6_cidr_blocks":["::/0"]};                             15
        azurerm_network_security_rule; {};                                        {"direction":"Inbound","source_address_prefix":"Internet"};                 15
        azurerm_network_security_rule; {};                                        {"direction":"Outbound","source_address_prefix":"*"};                       1
        google_compute_firewall;     {"source_ranges":["10.0.0.0/8"]};            {"source_ranges":["10.0.0.0/8","0.0.0.0/0"]};                               15
        aws_db_instance;             {"publicly_accessible":false};               {"publicly_accessible":true};                                               15
        aws_db_instance;             {"publicly_accessible":true};                {"publicly_accessible":false};                                              0
        aws_s3_bucket_public_access_block; {"block_public_acls":true};            {"block_public_acls":false};                                                15
        aws_instance;                {"ami":"0.0.0.0/0"};                         {"ami":"*"};                                                                0
        """)
    void whatIsOpenedIsFound(String type, String before, String after, int points) throws Exception {
        assertEquals(
                points,
                part(risk(updated(type, before, after, "{}")), "network").points());
    }

    @Test
    void aGuardThatGoesOpensSomething() throws Exception {
        assertEquals(
                15,
                part(risk(deleted("aws_s3_bucket_public_access_block", "{}")), "network")
                        .points());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        aws_iam_role_policy_attachment; {};                       {"policy_arn":"arn:aws:iam::aws:policy/AdministratorAccess"};    12
        aws_iam_role_policy_attachment; {};                       {"policy_arn":"arn:aws:iam::aws:policy/ReadOnlyAccess"};         2
        aws_iam_policy;                 {"policy":"{}"};          {"policy":"{\\"Action\\" : [ \\"*\\" ]}"};                       12
        aws_iam_policy;                 {"policy":"{}"};          {"policy":"{\\"Action\\":\\"s3:*\\",\\"Resource\\":\\"*\\"}"};   2
        aws_s3_bucket_policy;           {"policy":"{}"};          {"policy":"{\\"Principal\\":{\\"AWS\\":\\"*\\"}}"};              12
        google_project_iam_member;      {"role":"roles/viewer"};  {"role":"roles/owner"};                                          12
        google_project_iam_member;      {"role":"roles/owner"};   {"role":"roles/viewer"};                                         2
        azurerm_role_assignment;        {};                       {"role_definition_name":"Owner"};                                12
        azurerm_role_assignment;        {};                       {"role_definition_name":"Storage Blob Data Reader"};             2
        kubernetes_cluster_role;        {"rule":[]};              {"rule":[{"verbs":["*"]}]};                                      12
        aws_instance;                   {};                       {"user_data":"AdministratorAccess"};                             0
        """)
    void whoGainsPowerIsFound(String type, String before, String after, int points) throws Exception {
        assertEquals(
                points,
                part(risk(updated(type, before, after, "{}")), "identity").points());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        aws_vpc;              main;          {};                                          0
        aws_vpc;              prod;          {};                                          4
        aws_vpc;              shop_prod_eu;  {};                                          4
        aws_vpc;              product;       {};                                          0
        aws_vpc;              deliver;       {};                                          0
        aws_vpc;              live-eu;       {};                                          4
        aws_vpc;              main;          {"tags":{"Environment":"Production"}};       4
        aws_vpc;              main;          {"tags":{"Environment":"pre-production"}};   4
        aws_vpc;              main;          {"tags":{"Environment":"nonprod"}};          0
        aws_vpc;              main;          {"tags":{"Name":"prod"}};                    0
        kubernetes_service;   main;          {"metadata":[{"labels":{"env":"prod"}}]};    4
        google_sql_database;  main;          {"labels":{"stage":"live"}};                 4
        """)
    void productionIsFoundByWholeWords(String type, String name, String after, int points) throws Exception {
        String change = TestPlans.resource(
                type, name, "\"actions\":[\"create\"],\"before\":null,\"after\":" + after + ",\"after_unknown\":{}");
        assertEquals(points, part(risk(change), "production").points());
    }

    @Test
    void aVariableMarksProduction() throws Exception {
        String plan = TestPlans.plan()
                .replaceFirst(
                        "}$", ",\"variables\":{\"environment\":{\"value\":\"prod\"},\"region\":{\"value\":\"prod\"}}}");
        Risk.RiskPart part = part(risk(plan, Set.of()), "production");
        assertEquals("8 1 variable at 8 points each: var.environment", part.points() + " " + part.detail());
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 4", "4, 6", "100, 14", "1000, 16"})
    void sizeCountsByDoubling(int changes, int points) throws Exception {
        String[] many = IntStream.range(0, changes)
                .mapToObj(i ->
                        TestPlans.resource("aws_vpc", "x" + i, "\"actions\":[\"create\"],\"before\":null,\"after\":{}"))
                .toArray(String[]::new);
        assertEquals(points, part(risk(many), "size").points());
    }

    @Test
    void driftOnWhatIsChangedCounts() throws Exception {
        String plan = TestPlans.plan(updated("aws_vpc", "{}", "{\"a\":1}", "{}"));
        assertEquals(4, part(risk(plan, Set.of("aws_vpc.x")), "drift").points());
        assertEquals(0, part(risk(plan, Set.of("aws_vpc.y")), "drift").points());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        ~~;                                                        high;   0; 0
        ,"complete":false;                                         low;    1; 6
        ,"errored":true;                                           low;    1; 6
        ,"complete":true,"errored":false;                          high;   0; 0
        """)
    void whatThePlanDoesNotHoldIsDoubted(String more, String confidence, int doubts, int points) throws Exception {
        String plan = TestPlans.plan().replaceFirst("}$", ",\"configuration\":{\"root_module\":{}}" + more + "}");
        Risk risk = risk(plan, Set.of());
        assertEquals(confidence, risk.confidence(), risk.doubts().toString());
        assertEquals(doubts, risk.doubts().size());
        assertEquals(points, part(risk, "uncertainty").points());
    }

    @Test
    void aMissingConfigurationUnknownTypesAndUnknownValuesAreDoubted() throws Exception {
        String plan = TestPlans.plan(
                deleted("acme_thing", "{}"),
                updated("aws_iam_policy", "{\"policy\":\"{}\"}", "{}", "{\"policy\":true}"));
        Risk risk = risk(plan, Set.of());
        assertEquals("low", risk.confidence());
        assertEquals(3, risk.doubts().size(), risk.doubts().toString());
        assertEquals(
                "2 1 unknown at 2 points each: aws_iam_policy.x",
                Stream.of(part(risk, "uncertainty"))
                        .map(part -> part.points() + " " + part.detail())
                        .collect(Collectors.joining()));
    }

    @Test
    void theThresholdIsThatOfTheSettings() throws Exception {
        assertTrue(!risk(deleted("aws_db_instance", "{\"skip_final_snapshot\":true}"))
                .asksForApproval());
    }
}
