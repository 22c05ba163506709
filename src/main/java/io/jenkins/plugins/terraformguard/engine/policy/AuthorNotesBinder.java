package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the keys {@code mutation}, {@code lint} and {@code fix} of a policy. */
final class AuthorNotesBinder {
    private AuthorNotesBinder() {}

    static AuthorNotes bind(Map<String, YamlNode> policy) throws PolicyException {
        List<AuthorNotes.ExplainedMutant> explained = new ArrayList<>();
        if (policy.containsKey("mutation")) {
            for (YamlNode element : policy.get("mutation").elements()) {
                Map<String, YamlNode> members = element.members(Set.of("mutant", "reason"));
                YamlNode reason = element.required(members, "reason");
                if (reason.text().isBlank()) {
                    throw reason.error("The reason is empty", "Say why the change makes no difference");
                }
                String mutant = element.required(members, "mutant").text().strip();
                explained.add(
                        new AuthorNotes.ExplainedMutant(mutant, reason.text().strip(), element.place()));
            }
        }
        List<String> ignored = List.of();
        if (policy.containsKey("lint")) {
            Map<String, YamlNode> lint = policy.get("lint").members(Set.of("ignore"));
            ignored = policy.get("lint").required(lint, "ignore").texts();
        }
        return new AuthorNotes(explained, ignored, policy.containsKey("fix") ? fix(policy.get("fix")) : List.of());
    }

    private static List<SuggestedEdit> fix(YamlNode node) throws PolicyException {
        List<SuggestedEdit> edits = new ArrayList<>();
        for (YamlNode element : node.elements()) {
            Map<String, YamlNode> members = element.members(Set.of("set", "to"));
            YamlNode path = element.required(members, "set");
            if (!SuggestedEdit.isPath(path.text())) {
                throw path.error(
                        "'" + path.text() + "' is no path of an attribute",
                        "Write it as it stands behind 'after.', such as metadata_options[0].http_tokens; [*] means every"
                                + " element that there is");
            }
            edits.add(new SuggestedEdit(
                    path.text(), element.required(members, "to").value(), element.place()));
        }
        if (edits.isEmpty() || edits.size() > SuggestedEdit.MAX) {
            throw node.error(
                    "'fix' sets " + edits.size() + " attributes",
                    "Set at least one, and at most " + SuggestedEdit.MAX + ", or remove the key");
        }
        return edits;
    }
}
