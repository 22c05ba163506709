package io.jenkins.plugins.terraformguard.engine.waiver;

import io.jenkins.plugins.terraformguard.engine.policy.GrantedWaiverFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.Waiver;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverFile;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What the layers say of findings that need not count. Nothing in it changes, so several evaluations may share it.
 *
 * @param waivers those of the organisation first, then of the folders, the outermost first, then of the project
 * @param baseline that of the project, or null
 */
public record ExemptionFiles(List<Waiver> waivers, Baseline baseline) {
    public static final ExemptionFiles NONE = new ExemptionFiles(List.of(), null);

    private static final Set<String> WAIVERS = Set.of("waivers.yaml", "waivers.yml");
    private static final Set<String> GRANTED = Set.of(LayerFiles.GRANTED, "granted-waivers.yml");
    private static final int MAX_WAIVERS = 2_000;

    public ExemptionFiles {
        waivers = List.copyOf(waivers);
    }

    /** Whether a file holds waivers or a baseline, as its name says, and so no policies. */
    public static boolean isOne(PolicyFile file) {
        return WAIVERS.contains(file.fileName()) || isGranted(file) || isBaseline(file);
    }

    /** The files of all layers that hold something else. */
    public static PolicyInput others(PolicyInput input) {
        return new PolicyInput(
                others(input.organisation()),
                input.folders().stream().map(ExemptionFiles::others).toList(),
                others(input.project()));
    }

    private static List<PolicyFile> others(List<PolicyFile> files) {
        return files.stream().filter(file -> !isOne(file)).toList();
    }

    /**
     * Reads the waivers of all layers and the baseline of the project.
     *
     * @throws PolicyException if anything in them is wrong
     */
    public static ExemptionFiles read(PolicyInput input) throws PolicyException {
        List<Waiver> waivers = new ArrayList<>();
        add(waivers, input.organisation(), Waiver.ORGANISATION);
        for (List<PolicyFile> folder : input.folders()) {
            add(waivers, folder, Waiver.FOLDER);
        }
        add(waivers, input.project(), Waiver.PROJECT);
        Baseline baseline = null;
        for (PolicyFile file : sorted(input.project())) {
            if (isBaseline(file)) {
                if (baseline != null) {
                    throw new PolicyException(
                            "There is another baseline already, " + baseline.file(), file.name(), 0, 0, "Remove one");
                }
                baseline = BaselineReader.read(file);
            }
        }
        return new ExemptionFiles(waivers, baseline);
    }

    private static void add(List<Waiver> waivers, List<PolicyFile> files, String layer) throws PolicyException {
        for (PolicyFile file : sorted(files)) {
            if (isBaseline(file) && !layer.equals(Waiver.PROJECT)) {
                throw new PolicyException(
                        "Only a project has a baseline", file.name(), 0, 0, "Remove it; waivers may lie here");
            }
            if (WAIVERS.contains(file.fileName())) {
                waivers.addAll(WaiverFile.read(file, layer));
            } else if (isGranted(file)) {
                requireFolder(file, layer);
                waivers.addAll(GrantedWaiverFile.read(file, layer));
            }
            if (waivers.size() > MAX_WAIVERS) {
                throw new PolicyException(
                        "There are more than " + MAX_WAIVERS + " waivers in all layers",
                        file.name(),
                        0,
                        0,
                        "Put right what they waive");
            }
        }
    }

    /** Whoever writes a file could say that others have granted what is in it. */
    private static void requireFolder(PolicyFile file, String layer) throws PolicyException {
        if (!layer.equals(Waiver.FOLDER)) {
            throw new PolicyException(
                    "Only Jenkins puts waivers here that people have granted",
                    file.name(),
                    0,
                    0,
                    "Write your own into waivers.yaml, and remove this file");
        }
    }

    /** Whether a file holds waivers that people granted in Jenkins. */
    public static boolean isGranted(PolicyFile file) {
        return GRANTED.contains(file.fileName());
    }

    private static List<PolicyFile> sorted(List<PolicyFile> files) {
        return files.stream().sorted(Comparator.comparing(PolicyFile::name)).toList();
    }

    private static boolean isBaseline(PolicyFile file) {
        return file.fileName().equals(Baseline.FILE_NAME);
    }
}
