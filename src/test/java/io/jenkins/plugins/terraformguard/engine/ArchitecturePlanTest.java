package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plans written by hand become the plan JSON that Terraform would print. */
class ArchitecturePlanTest {
    private static final String PLAN = """
            terraform_version: 1.11.4
            timestamp: "2026-11-22T00:00:00Z"
            providers: { azurerm: ~> 4.30 }
            resources:
              - type: azurerm_subnet
                name: app
                module: module.network["a.b"]
                index: one
                after: { name: app, rule: [{ port: 443 }], size: null }
                after_unknown: { id: true }
                references:
                  network_id: [azurerm_network.main.id, azurerm_network.main]
                  name: [var.name]
                  rule.0.source: [var.source]
              - type: azurerm_thing
                name: other
                after: { open: false, ports: [1, 2] }
                references: { owner: [var.owner] }
            """;

    private static Map<String, Object> plan(Map<String, Object> yaml) throws Exception {
        // JSON is YAML.
        return ArchitecturePlan.read(ArchitecturePlan.json(yaml));
    }

    private static Object at(Object tree, Object... path) {
        Object value = tree;
        for (Object step : path) {
            value = step instanceof Integer position ? ((List<?>) value).get(position) : ((Map<?, ?>) value).get(step);
        }
        return value;
    }

    @Test
    void whatRefersToSomethingIsKnownAfterApplyUnlessItHasAValue() throws Exception {
        Object change = at(plan(ArchitecturePlan.read(PLAN)), "resource_changes", 0);
        assertEquals("module.network[\"a.b\"].azurerm_subnet.app[\"one\"]", at(change, "address"));
        assertEquals("registry.terraform.io/hashicorp/azurerm", at(change, "provider_name"));
        assertEquals(List.of("create"), at(change, "change", "actions"));
        assertEquals(
                Map.of("id", true, "network_id", true, "rule", List.of(Map.of("source", true))),
                at(change, "change", "after_unknown"));
    }

    @Test
    void theConfigurationHasConstantsAndReferences() throws Exception {
        Object configuration = at(plan(ArchitecturePlan.read(PLAN)), "configuration");
        assertEquals("~> 4.30", at(configuration, "provider_config", "azurerm", "version_constraint"));
        Object module = at(configuration, "root_module", "module_calls", "network", "module", "resources", 0);
        assertEquals("azurerm_subnet.app", at(module, "address"));
        assertEquals(
                Map.of(
                        "name", Map.of("references", List.of("var.name")),
                        "network_id", Map.of("references", List.of("azurerm_network.main.id", "azurerm_network.main")),
                        "rule",
                                List.of(Map.of(
                                        "port", Map.of("constant_value", 443),
                                        "source", Map.of("references", List.of("var.source"))))),
                at(module, "expressions"));
        assertEquals(
                List.of(1, 2),
                at(configuration, "root_module", "resources", 0, "expressions", "ports", "constant_value"));
    }

    @Test
    void aTwinSaysHowItDiffers() throws Exception {
        Map<String, Object> twin = ArchitecturePlan.read("""
                extends: plan.yaml
                changes:
                  - address: azurerm_thing.other
                    set: { open: true, rule.0.port: 22, owner: me }
                    unset: [ports.0]
                    unknown: [size]
                remove: ['module.network["a.b"].azurerm_subnet.app["one"]']
                add: [{ type: azurerm_thing, name: more, after: { open: true } }]
                """);
        Object plan = plan(ArchitectureTwin.apply(twin, ArchitecturePlan.read(PLAN)));
        assertEquals(2, ((List<?>) at(plan, "resource_changes")).size());
        assertEquals("azurerm_thing.more", at(plan, "resource_changes", 1, "address"));
        Object change = at(plan, "resource_changes", 0, "change");
        assertEquals(
                Map.of("open", true, "owner", "me", "ports", List.of(2), "rule", List.of(Map.of("port", 22))),
                at(change, "after"));
        assertEquals(Map.of("size", true), at(change, "after_unknown"));
    }

    @Test
    void aChangeToWhatIsNotThereIsAMistake() {
        Map<String, Object> twin = ArchitecturePlan.read("changes: [{ address: azurerm_thing.none }]");
        Map<String, Object> plan = ArchitecturePlan.read(PLAN);
        assertThrows(IllegalArgumentException.class, () -> ArchitectureTwin.apply(twin, plan));
    }
}
