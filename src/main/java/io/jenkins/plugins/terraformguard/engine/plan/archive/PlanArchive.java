package io.jenkins.plugins.terraformguard.engine.plan.archive;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes a plan without its secrets, as plan JSON that every tool reads, and that gives the same decision when it is read
 * again. What is hidden is a text that says so; the sections that no evaluation looks at are left out.
 */
public final class PlanArchive {
    private static final JsonFactory JSON = JsonFactory.builder()
            // Half a surrogate pair, which a plan may hold, has no UTF-8.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private PlanArchive() {}

    /**
     * Writes the plan; equal plans give equal bytes.
     *
     * @param out stays open
     * @throws PlanException if the plan can't be read, or is not what it was
     */
    public static void write(Plan plan, OutputStream out) throws PlanException, IOException {
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            ArchiveWriter writer = new ArchiveWriter(json);
            writer.begin(plan);
            Plan.Reading reading;
            try {
                reading = plan.stream(writer);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            writer.end(plan, reading);
        }
    }
}
