package io.jenkins.plugins.terraformguard.cli.evaluation;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Plans with labels: a file {@code labels.yaml}, and the plans that it names. */
public final class LabelledSet {
    public static final String LABELS = "labels.yaml";

    private static final int MAX_BYTES = 4 << 20;
    private static final String BUNDLED = "reviews/";

    /** Opens a file of the set. */
    private interface Opener {
        InputStream open(String file) throws IOException;
    }

    private final List<LabelledPlan> plans;
    private final Opener files;

    private LabelledSet(Opener files, String place) throws IOException, PolicyException {
        this.files = files;
        try (InputStream in = files.open(LABELS)) {
            byte[] labels = in.readNBytes(MAX_BYTES);
            this.plans = LabelBinder.bind(new String(labels, StandardCharsets.UTF_8), place + LABELS);
        }
    }

    /**
     * A set in a folder.
     *
     * @throws IOException if there are no labels in it, or they can't be read
     * @throws PolicyException if they are wrong
     */
    public static LabelledSet in(Path folder) throws IOException, PolicyException {
        return new LabelledSet(
                file -> Files.newInputStream(folder.resolve(file)),
                folder.toString().replace('\\', '/') + "/");
    }

    /** The set that comes with the command line. */
    public static LabelledSet bundled() throws IOException, PolicyException {
        return new LabelledSet(
                file -> {
                    InputStream in = LabelledSet.class.getResourceAsStream(BUNDLED + file);
                    if (in == null) {
                        throw new NoSuchFileException(file);
                    }
                    return in;
                },
                "");
    }

    public List<LabelledPlan> plans() {
        return plans;
    }

    PlanSource open(LabelledPlan plan) {
        return PlanSource.of(plan.file(), () -> files.open(plan.file()));
    }
}
