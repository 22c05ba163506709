package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
            default ->
                input.folders().isEmpty() && number == 0
                        ? List.of()
                        : input.folders().get(index(input));
        };
    }

    /** The layers with these files in the place of this one. */
    PolicyInput replace(PolicyInput input, List<PolicyFile> files) throws NotReplayableException {
        return switch (word) {
            case PolicyPack.ORGANISATION -> new PolicyInput(files, input.folders(), input.project());
            case PolicyPack.PROJECT -> new PolicyInput(input.organisation(), input.folders(), files);
            default -> {
                List<List<PolicyFile>> folders = new ArrayList<>(input.folders());
                if (folders.isEmpty() && number == 0) {
                    folders.add(files);
                } else {
                    folders.set(index(input), files);
                }
                yield new PolicyInput(input.organisation(), folders, input.project());
            }
        };
    }

    private int index(PolicyInput input) throws NotReplayableException {
        int folders = input.folders().size();
        if (number == 0 && folders > 1) {
            throw new NotReplayableException("It was made with the policies of " + folders
                    + " folders: name the layer folder-N, where 1 is the outermost");
        }
        if (number > folders) {
            throw new NotReplayableException(
                    "It was made with the policies of " + folders + " folders, so there is no " + name());
        }
        return Math.max(number - 1, 0);
    }
}
