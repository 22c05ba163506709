package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.tool.RealTerraform;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the real program makes of expressions; many in one run. */
final class Evaluated {
    private Evaluated() {}

    /** The expressions' values, each as the program's own {@code jsonencode} writes it. */
    static List<String> json(Path folder, List<String> expressions) throws Exception {
        StringBuilder locals = new StringBuilder("locals {\n");
        StringBuilder outputs = new StringBuilder();
        for (int i = 0; i < expressions.size(); i++) {
            locals.append("v")
                    .append(i)
                    .append(" = ")
                    .append(expressions.get(i))
                    .append('\n');
            outputs.append("output \"v" + i + "\" {\n  value = jsonencode(local.v" + i + ")\n}\n");
        }
        RealTerraform terraform = new RealTerraform(folder)
                .file("locals.tf", locals.append("}\n").toString())
                .file("outputs.tf", outputs.toString())
                .init()
                .plan();
        try (InputStream plan = terraform.saved().open()) {
            JsonNode changes = new ObjectMapper().readTree(plan).get("output_changes");
            List<String> values = new ArrayList<>();
            for (int i = 0; i < expressions.size(); i++) {
                values.add(changes.get("v" + i).get("after").asText());
            }
            return values;
        }
    }

    /** Fails with the difference where the program would write any of the texts in another way. */
    static void formatted(Path folder, List<String> texts) throws Exception {
        RealTerraform terraform = new RealTerraform(folder);
        for (int i = 0; i < texts.size(); i++) {
            terraform.file("text" + i + ".tf", texts.get(i) + "\n");
        }
        terraform.run("fmt", "-check", "-diff", "-no-color", ".");
    }
}
