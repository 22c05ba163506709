package io.jenkins.plugins.terraformguard.engine.plan.archive;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * Writes a plan without its secrets, as plan JSON that every tool reads, and that gives the same decision when it is read
 * again. What is hidden is a text that says so; the sections that no evaluation looks at are left out.
 */
public final class PlanArchive implements Closeable {
    private static final JsonFactory JSON = JsonFactory.builder()
            // Half a surrogate pair, which a plan may hold, has no UTF-8.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final Plan plan;
    private final JsonGenerator json;
    private final ArchiveWriter writer;

    private PlanArchive(Plan plan, OutputStream out, Set<String> inState) throws IOException {
        this.plan = plan;
        this.json = JSON.createGenerator(out, JsonEncoding.UTF8);
        this.writer = new ArchiveWriter(json, inState);
    }

    /**
     * Begins an archive of a plan that somebody else is about to read.
     *
     * @param out is closed with the archive
     * @param inState labels of resources that are archived out of the state before as well, if it is read
     */
    public static PlanArchive begin(Plan plan, OutputStream out, Set<String> inState) throws IOException {
        PlanArchive archive = new PlanArchive(plan, out, inState);
        archive.writer.begin(plan);
        return archive;
    }

    /** A visitor that sees what the other one asked for, and archives it. All sections of changes must be read once. */
    public ChangeVisitor beside(ChangeVisitor visitor) {
        return new BesideVisitor(visitor, writer);
    }

    /** Ends the archive of a plan that was read to its end. */
    public void end(Plan.Reading reading) throws IOException {
        writer.end(plan, reading);
        json.flush();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    /**
     * Writes the plan; equal plans give equal bytes.
     *
     * @param out stays open
     * @throws PlanException if the plan can't be read, or is not what it was
     */
    public static void write(Plan plan, OutputStream out) throws PlanException, IOException {
        PlanArchive archive = begin(plan, out, Set.of());
        try {
            archive.end(plan.stream(archive.writer));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
