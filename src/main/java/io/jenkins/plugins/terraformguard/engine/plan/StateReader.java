package io.jenkins.plugins.terraformguard.engine.plan;

import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.io.IOException;

/** Hands out the resources and outputs of a values representation. */
final class StateReader extends Section {
    private final SecretRegistry secrets;
    private final Redactions redactions;
    private final ChangeVisitor visitor;

    StateReader(PlanInput input, SecretRegistry secrets, Redactions redactions, ChangeVisitor visitor) {
        super(input);
        this.secrets = secrets;
        this.redactions = redactions;
        this.visitor = visitor;
    }

    void state() throws PlanException, IOException {
        member("values", () -> values(PlanSection.PRIOR_STATE));
    }

    void values(PlanSection section) throws PlanException, IOException {
        members(key -> {
            switch (key) {
                case "outputs" -> named(name -> visitor.stateOutput(section, output(name, map())));
                case "root_module" -> module(section);
                default -> skimmer.skip();
            }
        });
    }

    /** Nesting of modules is bounded by the parser's limit on depth. */
    private void module(PlanSection section) throws PlanException, IOException {
        members(key -> {
            switch (key) {
                case "resources" -> elements(() -> visitor.stateResource(section, resource(map())));
                case "child_modules" -> elements(() -> module(section));
                default -> skimmer.skip();
            }
        });
    }

    private StateResource resource(MapValue raw) {
        Fields fields = new Fields(raw);
        Redactor redactor = Redactor.ofChange(secrets, redactions);
        Value values = fields.value("values");
        Value marks = fields.value("sensitive_values");
        redactor.learn(values, marks);
        String address = fields.text("address");
        return new StateResource(
                secrets.mask(address),
                secrets.mask(module(address)),
                fields.text("mode"),
                fields.text("type"),
                fields.text("name"),
                redactor.redactNamed("", fields.value("index")),
                fields.text("provider_name"),
                fields.value("schema_version"),
                redactor.redact(values, marks),
                fields.texts("depends_on"),
                fields.flag("tainted"),
                fields.text("deposed_key"));
    }

    /** The module of a resource: its address tells it wherever it stands in the file. */
    private static String module(String address) {
        try {
            return ResourceAddress.parse(address).module().toString();
        } catch (AddressException e) {
            return "";
        }
    }

    private StateOutput output(String name, MapValue raw) {
        Fields fields = new Fields(raw);
        Redactor redactor = Redactor.ofChange(secrets, redactions);
        Value value = raw.has("value") ? fields.value("value") : Value.UNKNOWN;
        Value shown = redactor.redact(value, fields.value("sensitive"));
        return new StateOutput(
                name, fields.value("type"), redactor.redactNamed(name, shown), fields.isTrue("sensitive"));
    }
}
