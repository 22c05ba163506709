package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where plan JSON comes from. It is opened twice, because what is secret in a plan is known only at its end: once to
 * learn that, once to read the changes. Both times it must give the same bytes; the reader checks that.
 */
public interface PlanSource {
    /** A name for messages, without folders. */
    String name();

    /** A fresh stream of the plan from its first byte. */
    InputStream open() throws IOException;

    /** Lines that stand before this plan in the file that it is part of. */
    default int linesBefore() {
        return 0;
    }

    /** About how many bytes there are, to divide work by; 0 where that can't be told without reading them. */
    default long sizeHint() {
        return 0;
    }

    static PlanSource ofFile(Path file) {
        Path name = file.getFileName();
        return new PlanSource() {
            @Override
            public String name() {
                return name == null ? file.toString() : name.toString();
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public long sizeHint() {
                try {
                    return Files.size(file);
                } catch (IOException e) {
                    return 0; // Opening it will say what is wrong.
                }
            }
        };
    }

    static PlanSource of(String name, Opener opener) {
        return new PlanSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() throws IOException {
                return opener.open();
            }
        };
    }

    /** Opens the stream. */
    interface Opener {
        InputStream open() throws IOException;
    }
}
