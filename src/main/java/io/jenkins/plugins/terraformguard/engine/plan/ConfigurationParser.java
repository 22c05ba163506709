package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.List;
import java.util.Set;

/** Turns the raw JSON of configuration blocks into records without secrets. */
final class ConfigurationParser {
    /** Settings of providers that say where they work, and hold no secret. */
    private static final Set<String> PLAIN_SETTINGS = Set.of(
            "region",
            "regions",
            "location",
            "zone",
            "project",
            "alias",
            "environment",
            "partition",
            "billing_project",
            "subscription_id",
            "tenant_id",
            "allowed_account_ids",
            "forbidden_account_ids",
            "skip_provider_registration",
            "resource_provider_registrations",
            "use_fips_endpoint",
            "use_dualstack_endpoint",
            "insecure",
            "default_tags",
            "default_labels",
            "ignore_tags",
            "features");

    private final SecretRegistry secrets;
    private final Redactions redactions;

    ConfigurationParser(SecretRegistry secrets, Redactions redactions) {
        this.secrets = secrets;
        this.redactions = redactions;
    }

    ConfiguredProvider provider(String key, MapValue raw) {
        Fields fields = new Fields(raw);
        Redactor redactor = redactor();
        MapValue expressions = fields.map("expressions").mapValues((name, expression) -> {
            Value shown = redactor.redactNamed(name, expression);
            return PLAIN_SETTINGS.contains(name) ? shown : withoutConstants(shown, redactor);
        });
        return new ConfiguredProvider(
                secrets.mask(key),
                fields.text("name"),
                fields.text("full_name"),
                fields.text("alias"),
                fields.text("version_constraint"),
                fields.text("module_address"),
                expressions);
    }

    ConfiguredResource resource(String module, MapValue raw) {
        Fields fields = new Fields(raw);
        Redactor redactor = redactor();
        List<ConfiguredResource.Provisioner> provisioners = fields.maps("provisioners").stream()
                .map(Fields::new)
                .map(provisioner -> new ConfiguredResource.Provisioner(provisioner.text("type"), (MapValue)
                        withoutConstants(redactor.redactNamed("", provisioner.map("expressions")), redactor)))
                .toList();
        return new ConfiguredResource(
                module,
                fields.text("address"),
                fields.text("mode"),
                fields.text("type"),
                fields.text("name"),
                fields.text("provider_config_key"),
                (MapValue) redactor.redactNamed("", fields.map("expressions")),
                redactor.redactNamed("", fields.value("count_expression")),
                redactor.redactNamed("", fields.value("for_each_expression")),
                fields.texts("depends_on"),
                provisioners);
    }

    ModuleCall call(String module, String name, MapValue raw) {
        Fields fields = new Fields(raw);
        Redactor redactor = redactor();
        return new ModuleCall(
                module,
                name,
                redactor.text(fields.text("source")),
                fields.text("version_constraint"),
                (MapValue) redactor.redactNamed("", fields.map("expressions")),
                redactor.redactNamed("", fields.value("count_expression")),
                redactor.redactNamed("", fields.value("for_each_expression")),
                fields.texts("depends_on"));
    }

    ConfiguredVariable variable(String module, String name, MapValue raw) {
        Fields fields = new Fields(raw);
        boolean sensitive = fields.isTrue("sensitive");
        boolean ephemeral = fields.isTrue("ephemeral");
        Value shown = redactor().redact(fields.value("default"), Value.of(sensitive || ephemeral));
        return new ConfiguredVariable(
                module,
                name,
                redactor().redactNamed(name, shown),
                redactor().text(fields.text("description")),
                sensitive,
                ephemeral);
    }

    ConfiguredOutput output(String module, String name, MapValue raw) {
        Fields fields = new Fields(raw);
        Redactor redactor = redactor();
        Value expression = redactor.redactNamed(name, fields.value("expression"));
        boolean sensitive = fields.isTrue("sensitive");
        return new ConfiguredOutput(
                module,
                name,
                sensitive ? withoutConstants(expression, redactor) : expression,
                redactor.text(fields.text("description")),
                sensitive,
                fields.texts("depends_on"));
    }

    /** Hides every constant; what an expression refers to stays. */
    private static Value withoutConstants(Value value, Redactor redactor) {
        if (value instanceof MapValue map) {
            return map.mapValues((key, element) -> key.equals("constant_value")
                    ? redactor.hide(element, Redactions.CONFIGURATION)
                    : key.equals("references") ? element : withoutConstants(element, redactor));
        }
        return value instanceof Value.ListValue list
                ? list.mapElements(element -> withoutConstants(element, redactor))
                : value;
    }

    private Redactor redactor() {
        return Redactor.incomparable(secrets, redactions);
    }
}
