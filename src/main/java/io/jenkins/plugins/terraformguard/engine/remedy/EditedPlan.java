package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;

/**
 * A plan in which some parts have another text; all others pass byte for byte, as they are read.
 *
 * @param plan as JSON in UTF-8 from its first byte on
 * @param splices in the order of their places
 */
record EditedPlan(PlanSource plan, List<Splice> splices) implements PlanSource {
    EditedPlan {
        splices = splices.stream()
                .sorted(Comparator.comparingLong(splice -> splice.range().start()))
                .toList();
    }

    /** A part and what stands there instead. */
    record Splice(PlanSpots.Range range, byte[] text) {}

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public int linesBefore() {
        return plan.linesBefore();
    }

    @Override
    public long sizeHint() {
        return plan.sizeHint();
    }

    @Override
    public InputStream open() throws IOException {
        return new Spliced(plan.open());
    }

    private final class Spliced extends InputStream {
        private final InputStream in;
        private long position;
        private int next;
        private ByteArrayInputStream instead = new ByteArrayInputStream(new byte[0]);

        Spliced(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (instead.available() == 0 && next < splices.size()) {
                Splice splice = splices.get(next);
                long before = splice.range().start() - position;
                if (before > 0) {
                    return count(in.read(buffer, offset, (int) Math.min(length, before)));
                }
                in.skipNBytes(splice.range().end() - position);
                position = splice.range().end();
                instead = new ByteArrayInputStream(splice.text());
                next++;
            }
            return instead.available() > 0
                    ? instead.read(buffer, offset, length)
                    : count(in.read(buffer, offset, length));
        }

        private int count(int read) {
            position += Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
