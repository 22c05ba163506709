package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Reads the JSON that {@code terraform show -json} or {@code tofu show -json} prints, one change at a time.
 *
 * <p>A plan is read twice. The first reading learns what is secret (the marks of variables, for one, stand at the end of
 * the file), the second hands out changes without secrets. Nothing else of the plan is kept in memory.
 */
public final class PlanReader {
    /** The first reading is about twice as fast as the second, and does less beside its digest. */
    private static final int FIRST_SHARE = 4;

    private final ReadLimits limits;
    private final ReadErrors readErrors;

    public PlanReader(ReadLimits limits) {
        this.limits = limits;
        this.readErrors = new ReadErrors(limits);
    }

    /**
     * Does the first reading.
     *
     * @param progress is told the number of changes seen so far, now and then
     * @throws SeveralPlansException if the source holds more than one document
     * @throws PlanException if the source holds no plan that can be read
     * @throws IOException if the source can't be read at all
     */
    public Plan open(PlanSource source, IntConsumer progress) throws PlanException, IOException {
        StreamCheck check = StreamCheck.fresh();
        return readErrors.of(source, () -> scan(source, check, progress));
    }

    private Plan scan(PlanSource source, StreamCheck check, IntConsumer progress) throws PlanException, IOException {
        PartialDigest sha256 = PartialDigest.ofFirst(source.sizeHint() / FIRST_SHARE);
        try (BackgroundDigest digest = new BackgroundDigest(sha256, check);
                PlanInput input = PlanInput.open(source, limits, digest)) {
            PlanScan scan = new PlanScan(input, source.name(), progress);
            scan.run();
            PlanFacts facts = scan.facts();
            MapValue variables = scan.variables();
            List<String> notes = new ArrayList<>(scan.notes());
            if (input.skippedLines() > 0) {
                notes.add("Skipped " + input.skippedLines() + " line(s) before the JSON");
            }
            input.drain();
            digest.finish();
            Map<String, Long> ends = scan.ends();
            SecretRegistry secrets = scan.secrets();
            Optional<Map<String, Integer>> archived = scan.archivedRedactions();
            return new Plan(facts, variables, notes, new Plan.Changes() {
                @Override
                public Plan.Reading stream(ChangeVisitor visitor) throws PlanException, IOException {
                    Plan.Reading reading = PlanReader.this.stream(source, check, sha256, ends, secrets, visitor);
                    return archived.map(redactions -> new Plan.Reading(reading.sha256(), redactions))
                            .orElse(reading);
                }

                @Override
                public String mask(String text) {
                    return Redactor.incomparable(secrets, new Redactions()).text(text);
                }

                @Override
                public boolean comesFirst(PlanSection section, Set<PlanSection> others) {
                    long end = ends.getOrDefault(section.key(), 0L);
                    return others.stream().allMatch(other -> ends.getOrDefault(other.key(), Long.MAX_VALUE) > end);
                }
            });
        }
    }

    private Plan.Reading stream(
            PlanSource source,
            StreamCheck first,
            PartialDigest begun,
            Map<String, Long> ends,
            SecretRegistry secrets,
            ChangeVisitor visitor)
            throws PlanException, IOException {
        return readErrors.of(source, () -> {
            StreamCheck check = first.again();
            Redactions redactions = new Redactions();
            PartialDigest sha256 = begun.rest();
            try (BackgroundDigest digest = new BackgroundDigest(sha256, check);
                    PlanInput input = PlanInput.open(source, limits, digest)) {
                new PlanStream(input, ends, secrets, redactions, visitor).run();
                digest.finish();
                if (!check.sameAs(first)) {
                    throw new PlanException(
                            "The plan changed while it was being read",
                            source.name(),
                            "Make sure that nothing writes to the file while the guard runs, then run it again");
                }
                return new Plan.Reading(sha256.finish(), redactions.counts());
            }
        });
    }
}
