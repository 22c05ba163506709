package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import io.jenkins.plugins.terraformguard.engine.waiver.ExemptionFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The layer whose place other policies take.
 *
 * @param word {@code organisation}, {@code folder} or {@code project}
 * @param number of a folder from 1, the outermost; 0 for the only one, and for other layers
 */
public record ReplacedLayer(String word, int number) {
    public static final ReplacedLayer ORGANISATION = new ReplacedLayer(PolicyPack.ORGANISATION, 0);
    public static final ReplacedLayer PROJECT = new ReplacedLayer(PolicyPack.PROJECT, 0);

    /** The forms of {@link #parse}. */
    public static final String FORMS = "organisation, folder, folder-N or project";

    private static final Pattern FORM = Pattern.compile("organisation|project|folder(?:-([1-9][0-9]{0,3}))?");

    /** The layer of that name, {@code folder-2} for the second folder from outside; null if it is none. */
    public static ReplacedLayer parse(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(1) == null
                ? new ReplacedLayer(name, 0)
                : new ReplacedLayer(PolicyPack.FOLDER, Integer.parseInt(matcher.group(1)));
    }

    /** As {@link #parse} reads it. */
    public String name() {
        return number == 0 ? word : word + "-" + number;
    }

    /** The files that are in this layer; none if there is no folder yet. */
    List<PolicyFile> files(PolicyInput input) throws NotReplayableException {
        return switch (word) {
            case PolicyPack.ORGANISATION -> input.organisation();
            case PolicyPack.PROJECT -> input.project();
            default -> {
                int index = index(input);
                yield index < 0 ? List.of() : input.folders().get(index);
            }
        };
    }

    /** The layers with these files in the place of this one. */
    PolicyInput replace(PolicyInput input, List<PolicyFile> files) throws NotReplayableException {
        return switch (word) {
            case PolicyPack.ORGANISATION -> new PolicyInput(files, input.folders(), input.project());
            case PolicyPack.PROJECT -> new PolicyInput(input.organisation(), input.folders(), files);
            default -> {
                List<List<PolicyFile>> folders = new ArrayList<>(input.folders());
                int index = index(input);
                if (index < 0) {
                    folders.add(0, files);
                } else {
                    folders.set(index, files);
                }
                yield new PolicyInput(input.organisation(), folders, input.project());
            }
        };
    }

    /** Where the folder stands in the list; below 0 if there is none yet. What holds only what Jenkins writes is no folder. */
    private int index(PolicyInput input) throws NotReplayableException {
        List<Integer> folders = IntStream.range(0, input.folders().size())
                .filter(i -> !isGranted(input.folders().get(i)))
                .boxed()
                .toList();
        if (number == 0 && folders.size() > 1) {
            throw new NotReplayableException("It was made with the policies of " + folders.size()
                    + " folders: name the layer folder-N, where 1 is the outermost");
        }
        if (number > folders.size()) {
            throw new NotReplayableException(
                    "It was made with the policies of " + folders.size() + " folders, so there is no " + name());
        }
        return folders.isEmpty() ? -1 : folders.get(Math.max(number - 1, 0));
    }

    private static boolean isGranted(List<PolicyFile> files) {
        return !files.isEmpty()
                && files.stream()
                        .allMatch(file -> ExemptionFiles.isGranted(file)
                                || file.fileName().equals(LayerFiles.DEMOTIONS));
    }
}
