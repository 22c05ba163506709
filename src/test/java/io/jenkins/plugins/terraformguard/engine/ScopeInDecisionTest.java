package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Scope;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a decision says of where its plan works. */
class ScopeInDecisionTest {
    private static Scope scope(String plan) throws Exception {
        Decision decision = Decisions.of(TestPlans.source(plan));
        assertEquals(decision, DecisionReader.read(DecisionWriter.write(decision)));
        return decision.grounds().scope();
    }

    private static String change(String provider, String actions, String after, String unknown, String sensitive) {
        return "{\"address\":\"test_thing.t\",\"mode\":\"managed\",\"type\":\"test_thing\",\"name\":\"t\","
                + "\"provider_name\":\"" + provider + "\",\"change\":{\"actions\":[" + actions
                + "],\"before\":null,\"after\":"
                + after + ",\"after_unknown\":" + unknown + ",\"before_sensitive\":false,\"after_sensitive\":"
                + sensitive
                + "}}";
    }

    private static Scope of(String provider, String after, String unknown, String sensitive) throws Exception {
        return scope(TestPlans.plan(change(provider, "\"create\"", after, unknown, sensitive)));
    }

    @ParameterizedTest
    @CsvSource({
        "aws, region, eu-west-1, eu-west-1",
        "aws, region, EU-West-1, eu-west-1",
        "aws, availability_zone, eu-west-1a, eu-west-1",
        "aws, availability_zone, us-west-2-lax-1a, us-west-2",
        "aws, availability_zone, us-gov-east-1b, us-gov-east-1",
        "aws, arn, arn:aws:sqs:eu-north-1:123456789012:queue, eu-north-1",
        "aws, arn, arn:aws:s3:::bucket, ''",
        "aws, location, eu-west-1, ''",
        "google, zone, europe-west1-b, europe-west1",
        "google, location, EU, eu",
        "google, location, us-central1-a, us-central1",
        "azurerm, location, West Europe, westeurope",
        "azurerm, location, westeurope, westeurope",
        "aws, region, '', ''",
        "aws, region, <script>alert(1)</script>, ''",
        "aws, region, ../../etc, ''",
    })
    void resourcesNameRegions(String provider, String attribute, String text, String region) throws Exception {
        Scope scope = of(
                "registry.terraform.io/hashicorp/" + provider, "{\"" + attribute + "\":\"" + text + "\"}", "{}", "{}");
        assertEquals(region.isEmpty() ? List.of() : List.of(region), scope.regions());
        assertEquals(List.of("registry.terraform.io/hashicorp/" + provider), scope.providers());
    }

    @Test
    void whatIsHiddenOrUnknownNamesNothing() throws Exception {
        assertEquals(
                List.of(),
                of("aws", "{\"region\":\"eu-west-1\"}", "{}", "{\"region\":true}")
                        .regions());
        assertEquals(List.of(), of("aws", "{}", "{\"region\":true}", "{}").regions());
        assertEquals(
                List.of(), of("aws", "{\"region\":[\"eu-west-1\"]}", "{}", "{}").regions());
        assertEquals(
                List.of(),
                of("aws", "{\"region\":\"" + "x".repeat(100_000) + "\"}", "{}", "{}")
                        .regions());
    }

    @Test
    void providersNameRegionsAsConstantsAndByVariables() throws Exception {
        String plan = TestPlans.plan()
                .replaceFirst(
                        "}$",
                        ",\"variables\":{\"where\":{\"value\":\"eu-central-1\"},\"dark\":{\"value\":\"eu-south-1\"}},"
                                + "\"configuration\":{\"provider_config\":{"
                                + "\"aws\":{\"name\":\"aws\",\"full_name\":\"registry.terraform.io/hashicorp/AWS\","
                                + "\"expressions\":{\"region\":{\"references\":[\"var.where\"]}}},"
                                + "\"aws.s\":{\"name\":\"aws\",\"alias\":\"s\","
                                + "\"full_name\":\"registry.terraform.io/hashicorp/aws\","
                                + "\"expressions\":{\"region\":{\"references\":[\"var.dark\"]}}},"
                                + "\"aws.x\":{\"name\":\"aws\",\"alias\":\"x\","
                                + "\"full_name\":\"registry.terraform.io/hashicorp/aws\","
                                + "\"expressions\":{\"region\":{\"references\":[\"var.where\",\"local.x\"]}}},"
                                + "\"google\":{\"name\":\"google\",\"expressions\":{\"zone\":{\"constant_value\":"
                                + "\"europe-west4-a\"}}}},"
                                + "\"root_module\":{\"variables\":{\"where\":{},\"dark\":{\"sensitive\":true}}}}}");
        assertEquals(
                new Scope(List.of("registry.terraform.io/hashicorp/aws"), List.of("eu-central-1", "europe-west4")),
                scope(plan));
    }

    @Test
    void theFirstByTheirOrderAreKeptWhateverTheOrderInThePlan() throws Exception {
        List<String> changes = IntStream.range(0, 90)
                .mapToObj(i -> 99 - i)
                .map(i -> change("p" + i, "\"create\"", "{\"region\":\"r-" + i + "\"}", "{}", "{}")
                        .replace("test_thing.t", "test_thing.t" + i)
                        .replace("\"name\":\"t\"", "\"name\":\"t" + i + "\""))
                .toList();
        Scope scope = scope(TestPlans.plan(changes.toArray(String[]::new)));
        assertEquals(Scope.MAX, scope.regions().size());
        assertEquals("r-10", scope.regions().get(0));
        assertEquals("r-59", scope.regions().get(49));
        assertEquals("p10", scope.providers().get(0));
        assertEquals("p59", scope.providers().get(49));
    }

    @Test
    void whereNothingIsNamedNothingIsWritten() throws Exception {
        Decision none = Decisions.of(TestPlans.source(TestPlans.plan()));
        assertEquals(Scope.NONE, none.grounds().scope());
        assertFalse(text(none).contains("\"scope\""));
        Decision some = Decisions.of(TestPlans.source(
                TestPlans.plan(change("aws", "\"create\"", "{\"region\":\"eu-west-1\"}", "{}", "{}"))));
        assertTrue(text(some).contains("\"scope\":{\"providers\":[\"aws\"],\"regions\":[\"eu-west-1\"]}"), text(some));
    }

    private static String text(Decision decision) {
        return new String(DecisionWriter.write(decision), StandardCharsets.UTF_8);
    }
}
