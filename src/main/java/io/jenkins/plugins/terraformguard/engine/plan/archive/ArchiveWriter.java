package io.jenkins.plugins.terraformguard.engine.plan.archive;

import static io.jenkins.plugins.terraformguard.engine.plan.archive.ArchivedConfiguration.text;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.terraformguard.engine.plan.ActionInvocation;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.CheckResult;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredOutput;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredProvider;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredVariable;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.ModuleCall;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.RelevantAttribute;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.StateResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes what a plan hands out, section after section. */
final class ArchiveWriter implements ChangeVisitor {
    private static final Set<PlanSection> LOOKED_AT = lookedAt();

    private final JsonGenerator json;
    private final ArchivedValues values;
    private final ArchivedChanges changes;
    private final Set<String> inState;
    private final Set<PlanSection> written = EnumSet.noneOf(PlanSection.class);
    private ArchivedConfiguration configuration = new ArchivedConfiguration();
    private PlanSection open;

    /** @param inState labels of resources that are written of the state before */
    ArchiveWriter(JsonGenerator json, Set<String> inState) {
        this.json = json;
        this.inState = Set.copyOf(inState);
        this.values = new ArchivedValues(json);
        this.changes = new ArchivedChanges(json, values);
    }

    void begin(Plan plan) throws IOException {
        PlanFacts facts = plan.facts();
        json.writeStartObject();
        json.writeObjectFieldStart(Plan.ARCHIVE);
        json.writeStringField("tool", facts.tool().name());
        json.writeArrayFieldStart("notes");
        for (String note : plan.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeStringField("format_version", facts.formatVersion());
        text(json, "terraform_version", facts.toolVersion());
        json.writeObjectFieldStart("variables");
        for (String name : plan.variables().keys()) {
            json.writeObjectFieldStart(name);
            values.field("value", plan.variables().get(name));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    void end(Plan plan, Plan.Reading reading) throws IOException {
        close();
        for (PlanSection section : PlanSection.values()) {
            if (plan.facts().has(section) && !written.contains(section)) {
                open(section);
                close();
            }
        }
        text(json, "timestamp", plan.facts().timestamp());
        values.field("applyable", plan.facts().applyable());
        values.field("complete", plan.facts().complete());
        values.field("errored", plan.facts().errored());
        json.writeObjectFieldStart(Plan.ARCHIVE_END);
        json.writeObjectFieldStart("redactions");
        for (Map.Entry<String, Integer> rule : new TreeMap<>(reading.redactions()).entrySet()) {
            json.writeNumberField(rule.getKey(), rule.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static Set<PlanSection> lookedAt() {
        Set<PlanSection> sections = EnumSet.copyOf(PlanSection.CHANGES);
        sections.add(PlanSection.CONFIGURATION);
        return sections;
    }

    private interface Part {
        void write() throws IOException;
    }

    private void in(PlanSection section, Part part) {
        try {
            if (open != section) {
                close();
                open(section);
            }
            part.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(PlanSection section) throws IOException {
        open = section;
        written.add(section);
        switch (section) {
            case CONFIGURATION -> configuration = new ArchivedConfiguration();
            case PRIOR_STATE -> {
                json.writeObjectFieldStart(section.key());
                json.writeObjectFieldStart("values");
                json.writeObjectFieldStart("root_module");
                json.writeArrayFieldStart("resources");
            }
            case OUTPUT_CHANGES, PLANNED_VALUES, VALUES -> json.writeObjectFieldStart(section.key());
            default -> json.writeArrayFieldStart(section.key());
        }
    }

    private void close() throws IOException {
        if (open == null) {
            return;
        }
        switch (open) {
            case CONFIGURATION -> configuration.write(json);
            case PRIOR_STATE -> {
                json.writeEndArray();
                json.writeEndObject();
                json.writeEndObject();
                json.writeEndObject();
            }
            case OUTPUT_CHANGES, PLANNED_VALUES, VALUES -> json.writeEndObject();
            default -> json.writeEndArray();
        }
        open = null;
    }

    @Override
    public Set<PlanSection> sections() {
        return LOOKED_AT;
    }

    @Override
    public void change(ResourceChange change) {
        in(PlanSection.RESOURCE_CHANGES, () -> changes.write(change));
    }

    @Override
    public void drift(ResourceChange drift) {
        in(PlanSection.RESOURCE_DRIFT, () -> changes.write(drift));
    }

    @Override
    public void output(OutputChange output) {
        in(PlanSection.OUTPUT_CHANGES, () -> changes.write(output));
    }

    @Override
    public void deferred(DeferredChange deferred) {
        in(PlanSection.DEFERRED_CHANGES, () -> {
            json.writeStartObject();
            text(json, "reason", deferred.reason());
            json.writeFieldName("resource_change");
            changes.write(deferred.change());
            json.writeEndObject();
        });
    }

    @Override
    public void action(ActionInvocation action) {
        if (action.deferredReason().isEmpty()) {
            in(PlanSection.ACTION_INVOCATIONS, () -> changes.write(action));
        } else {
            in(PlanSection.DEFERRED_ACTION_INVOCATIONS, () -> {
                json.writeStartObject();
                json.writeStringField("reason", action.deferredReason());
                json.writeFieldName("action_invocation");
                changes.write(action);
                json.writeEndObject();
            });
        }
    }

    @Override
    public void check(CheckResult check) {
        in(PlanSection.CHECKS, () -> changes.write(check));
    }

    @Override
    public void condition(CheckResult check) {
        in(PlanSection.CONDITION_RESULTS, () -> changes.condition(check));
    }

    @Override
    public void relevantAttribute(RelevantAttribute attribute) {
        in(PlanSection.RELEVANT_ATTRIBUTES, () -> {
            json.writeStartObject();
            json.writeStringField("resource", attribute.resource());
            json.writeFieldName("attribute");
            changes.path(attribute.path());
            json.writeEndObject();
        });
    }

    @Override
    public void provider(ConfiguredProvider provider) {
        in(PlanSection.CONFIGURATION, () -> configuration.add(provider));
    }

    @Override
    public void configuredResource(ConfiguredResource resource) {
        in(PlanSection.CONFIGURATION, () -> configuration.add(resource));
    }

    @Override
    public void moduleCall(ModuleCall call) {
        in(PlanSection.CONFIGURATION, () -> configuration.add(call));
    }

    @Override
    public void variable(ConfiguredVariable variable) {
        in(PlanSection.CONFIGURATION, () -> configuration.add(variable));
    }

    @Override
    public void configuredOutput(ConfiguredOutput output) {
        in(PlanSection.CONFIGURATION, () -> configuration.add(output));
    }

    /** All of them stand in the root module: their addresses tell their modules. */
    @Override
    public void stateResource(PlanSection section, StateResource resource) {
        String label = ResourceChange.label(resource.address(), resource.deposedKey());
        if (section == PlanSection.PRIOR_STATE && inState.contains(label)) {
            in(section, () -> changes.write(resource));
        }
    }
}
