package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a file apart that holds several plans: one after the other, as {@code terragrunt run-all show -json} prints them, or
 * in one JSON list. Each becomes a source of its own, with its own digest.
 */
public final class PlanDocuments {
    private static final String REMEDY = "Give the guard plan JSON alone, one document after the other";

    private final PlanSource source;
    private final ReadLimits limits;
    private final List<Place> documents = new ArrayList<>();
    /** Whether the plans stand in a list, and whether that is not closed yet. */
    private boolean list;

    private boolean open;
    private int line = 1;

    private PlanDocuments(PlanSource source, ReadLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /**
     * The documents in their order. Whether each is a plan is up to who reads it.
     *
     * @throws PlanException if something else stands between them, or if there are too many
     */
    public static List<PlanSource> in(PlanSource source, ReadLimits limits) throws PlanException, IOException {
        PlanDocuments documents = new PlanDocuments(source, limits);
        ReadErrors.ofBytes(source, () -> {
            documents.find();
            return null;
        });
        List<PlanSource> found = new ArrayList<>();
        for (int i = 0; i < documents.documents.size(); i++) {
            String name = source.name() + " (plan " + (i + 1) + " of " + documents.documents.size() + ")";
            found.add(new Part(source, limits, name, documents.documents.get(i)));
        }
        return found;
    }

    private void find() throws PlanException, IOException {
        try (PlanText text = PlanText.openJson(source, limits, null)) {
            Preamble preamble = text.preamble();
            line += preamble.lines();
            Scan scan = new Scan(text, preamble.bytes());
            for (int b = scan.next(); b >= 0; b = scan.next()) {
                if (b == '{' && (open || !list)) {
                    add(scan);
                } else if (b == ':' && preamble.lines() > 0 && !documents.isEmpty()) {
                    return; // Lines of a workflow: whether they are all of them is told when a single plan is read.
                } else if (b == '[' && documents.isEmpty() && !list) {
                    list = true;
                    open = true;
                } else if (b == ']' && open) {
                    open = false;
                } else if (b == '\n') {
                    line++;
                } else if (!isBetween(b)) {
                    throw new PlanException(
                            "There is other text between the plans, or after them", source.name(), line, 0, REMEDY);
                }
            }
            if (open) {
                throw cutOff(line);
            }
        }
    }

    private PlanException cutOff(int where) {
        return new PlanException(
                "The file is cut off in its last plan", source.name(), where, 0, "Make the file again");
    }

    private boolean isBetween(int b) {
        return b == ' ' || b == '\t' || b == '\r' || b == Preamble.RECORD_SEPARATOR || open && b == ',';
    }

    private void add(Scan scan) throws PlanException, IOException {
        long maxPlans = limits.of(ReadLimits.Limit.MAX_PLANS);
        if (documents.size() == maxPlans) {
            throw new LimitException(ReadLimits.Limit.MAX_PLANS, maxPlans);
        }
        long start = scan.position - 1;
        int startLine = line;
        if (!scan.object()) {
            throw cutOff(startLine);
        }
        line += scan.lines;
        documents.add(new Place(start, scan.position, startLine - 1));
    }

    /** Finds the ends of JSON objects without reading them. */
    private static final class Scan {
        private final InputStream in;
        private final byte[] buffer = new byte[64 * 1024];
        private int at;
        private int filled;
        private long position;
        private int lines;

        Scan(InputStream in, long position) {
            this.in = in;
            this.position = position;
        }

        int next() throws IOException {
            if (at == filled) {
                filled = in.read(buffer, 0, buffer.length);
                at = 0;
                if (filled <= 0) {
                    filled = 0;
                    return -1;
                }
            }
            position++;
            return buffer[at++] & 0xff;
        }

        /** Goes on behind the brace that closes the object whose opening brace was the last byte. */
        boolean object() throws IOException {
            int depth = 1;
            lines = 0;
            boolean quoted = false;
            while (depth > 0) {
                int b = next();
                if (b < 0) {
                    return false;
                }
                if (quoted) {
                    if (b == '\\') {
                        next();
                    } else if (b == '"') {
                        quoted = false;
                    }
                } else if (b == '"') {
                    quoted = true;
                } else if (b == '{') {
                    depth++;
                } else if (b == '}') {
                    depth--;
                } else if (b == '\n') {
                    lines++;
                }
            }
            return true;
        }
    }

    /** Where a document stands in the text. */
    private record Place(long start, long end, int linesBefore) {}

    /** One document of the file. */
    private record Part(PlanSource whole, ReadLimits limits, String name, Place place) implements PlanSource {
        @Override
        public int linesBefore() {
            return place.linesBefore();
        }

        @Override
        public InputStream open() throws IOException {
            PlanText text = PlanText.open(whole, limits, null);
            try {
                text.skipNBytes(place.start());
            } catch (IOException | RuntimeException e) {
                text.close();
                throw e;
            }
            return new Slice(text, place.end() - place.start());
        }
    }
}
