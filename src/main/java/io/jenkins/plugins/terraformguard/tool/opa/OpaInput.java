package io.jenkins.plugins.terraformguard.tool.opa;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.archive.PlanArchive;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the plan that policies see: plan JSON without secrets. The sections {@code planned_values} and {@code prior_state},
 * which no evaluation of our own needs, are made of the changes, as policies of others look there.
 */
final class OpaInput {
    /** What {@code opa} is given at most, in bytes; it needs many times as much memory. */
    static final long MAX_BYTES = 512L << 20;

    /** What stands in the archive is what a plan within the limits of the reader said. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .build())
                    // Half a surrogate pair, which a plan may hold, has no UTF-8.
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Ours, made anew, or of the archive alone. */
    private static final Set<String> LEFT_OUT = Set.of("planned_values", "prior_state", Plan.ARCHIVE, Plan.ARCHIVE_END);

    private static final List<String> COPIED = List.of("address", "mode", "type", "name", "index", "provider_name");

    private final JsonParser in;
    private final JsonGenerator out;
    private final ModuleTree planned;
    private final ModuleTree prior;
    private ObjectNode outputs = MAPPER.createObjectNode();

    private OpaInput(JsonParser in, JsonGenerator out, ModuleTree planned, ModuleTree prior) {
        this.in = in;
        this.out = out;
        this.planned = planned;
        this.prior = prior;
    }

    /**
     * @param work folder for what is needed meanwhile
     * @throws PlanException if it is no plan, or more than one
     * @throws ToolException if it is too large
     */
    static void write(PlanSource source, ReadLimits limits, Path work, Path target) throws PlanException, IOException {
        Plan plan = new PlanReader(limits).open(source, seen -> {});
        if (plan.facts().document() == PlanFacts.Document.STATE) {
            throw new PlanException("this is a state, not a plan", source.name(), "Name a plan");
        }
        Path redacted = Files.createTempFile(work, "terraform-guard-plan", ".json");
        try {
            try (OutputStream archive = Files.newOutputStream(redacted)) {
                PlanArchive.write(plan, archive);
            }
            if (Files.size(redacted) > MAX_BYTES) {
                throw new ToolException(
                        "The plan has more than " + MAX_BYTES + " bytes, which is too much for Rego policies",
                        "Ask Rego of smaller plans only; write large ones' policies in the guard's own language");
            }
            complete(redacted, work, target);
        } finally {
            Files.deleteIfExists(redacted);
        }
    }

    private static void complete(Path redacted, Path work, Path target) throws IOException {
        try (JsonParser in = MAPPER.createParser(redacted.toFile());
                JsonGenerator out = MAPPER.createGenerator(target.toFile(), JsonEncoding.UTF8);
                ModuleTree planned = ModuleTree.create(work);
                ModuleTree prior = ModuleTree.create(work)) {
            new OpaInput(in, out, planned, prior).copy();
        }
    }

    private void copy() throws IOException {
        String tool = "";
        in.nextToken();
        out.writeStartObject();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            if (LEFT_OUT.contains(name)) {
                in.skipChildren();
                continue;
            }
            out.writeFieldName(name);
            if (name.equals("resource_changes")) {
                changes();
            } else if (name.equals("output_changes")) {
                outputs = in.readValueAsTree();
                out.writeTree(outputs);
            } else {
                tool = name.equals("terraform_version") ? in.getText() : tool;
                out.copyCurrentStructureExact(in);
            }
        }
        out.writeObjectFieldStart("planned_values");
        values(planned, "after");
        out.writeEndObject();
        out.writeObjectFieldStart("prior_state");
        out.writeStringField("format_version", "1.0");
        out.writeStringField("terraform_version", tool);
        out.writeObjectFieldStart("values");
        values(prior, "before");
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
    }

    private void changes() throws IOException {
        out.writeStartArray();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            JsonNode change = in.readValueAsTree();
            out.writeTree(change);
            JsonNode states = change.path("change");
            if (!change.has("deposed")) {
                keep(planned, change, states.path("after"));
                keep(prior, change, states.path("before"));
            }
        }
        out.writeEndArray();
    }

    /** A resource as {@code planned_values} has it, where it is there at all. */
    private static void keep(ModuleTree tree, JsonNode change, JsonNode values) throws IOException {
        if (!values.isObject()) {
            return;
        }
        ObjectNode resource = MAPPER.createObjectNode();
        for (String key : COPIED) {
            if (change.has(key)) {
                resource.set(key, change.get(key));
            }
        }
        resource.set("values", values);
        tree.add(change.path("module_address").asText(""), MAPPER.writeValueAsString(resource));
    }

    private void values(ModuleTree tree, String state) throws IOException {
        out.writeObjectFieldStart("outputs");
        for (Map.Entry<String, JsonNode> output : outputs.properties()) {
            JsonNode value = output.getValue().path(state);
            if (!value.isMissingNode() && !value.isNull()) {
                out.writeObjectFieldStart(output.getKey());
                out.writeFieldName("value");
                out.writeTree(value);
                out.writeEndObject();
            }
        }
        out.writeEndObject();
        out.writeFieldName("root_module");
        tree.write(out);
    }
}
