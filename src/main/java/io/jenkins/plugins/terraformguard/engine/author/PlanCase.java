package io.jenkins.plugins.terraformguard.engine.author;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A case about a whole plan: what the policies should come to.
 *
 * @param file name of its file
 * @param plan path of the plan JSON from the folder of the policies, with slashes
 * @param planNode where the file says so
 * @param verdict what the decision should be, or null where that does not matter
 * @param findings what should be found
 * @param complete whether nothing else may be found by the packs that are tested
 */
public record PlanCase(
        String file,
        String name,
        String plan,
        YamlNode planNode,
        Verdict verdict,
        List<Expected> findings,
        boolean complete) {
    private static final Pattern UNSAFE =
            Pattern.compile("^[/\\\\~]|^[A-Za-z]:|(^|[/\\\\])\\.\\.([/\\\\]|$)|\\\\|\\x00");
    private static final Set<String> KEYS = Set.of("name", "plan", "expect");
    private static final Set<String> EXPECT = Set.of("verdict", "findings", "complete");
    private static final Set<String> FINDING = Set.of("policy", "address", "outcome");

    public PlanCase {
        findings = List.copyOf(findings);
    }

    /**
     * A finding that should be there.
     *
     * @param address the resource, empty for the plan as a whole
     * @param outcome never a pass
     * @param line where the file says so
     */
    public record Expected(String policy, String address, Outcome outcome, int line) {
        @Override
        public String toString() {
            return policy + " " + outcome.id() + (address.isEmpty() ? " on the plan" : " on " + address);
        }
    }

    /**
     * Reads a case.
     *
     * @param policies ids that there are; another one is a mistake
     * @throws PolicyException with the place of what is wrong
     */
    public static PlanCase read(String yaml, String file, Set<String> policies) throws PolicyException {
        YamlNode root = YamlDocument.parse(yaml, file);
        Map<String, YamlNode> members = root.members(KEYS);
        YamlNode plan = root.required(members, "plan");
        if (plan.text().isBlank() || UNSAFE.matcher(plan.text()).find()) {
            throw plan.error(
                    "'" + plan.text() + "' does not lie in the folder of the policies",
                    "Write a path from that folder, with slashes, such as tests/plan.json");
        }
        YamlNode expect = root.required(members, "expect");
        Map<String, YamlNode> expected = expect.members(EXPECT);
        if (expected.isEmpty()) {
            throw expect.error("The case expects nothing", "Expect a verdict, or findings, or 'complete: true'");
        }
        return new PlanCase(
                file,
                members.containsKey("name") ? members.get("name").text() : file,
                plan.text(),
                plan,
                expected.containsKey("verdict") ? verdict(expected.get("verdict")) : null,
                expected.containsKey("findings") ? findings(expected.get("findings"), policies) : List.of(),
                expected.containsKey("complete") && truth(expected.get("complete")));
    }

    private static Verdict verdict(YamlNode node) throws PolicyException {
        Verdict verdict = Verdict.byId(node.text());
        if (verdict == null) {
            Set<String> known = Arrays.stream(Verdict.values()).map(Verdict::id).collect(Collectors.toSet());
            throw node.error(
                    Suggestion.append("Unknown verdict '" + node.text() + "'", node.text(), known),
                    "Correct the verdict");
        }
        return verdict;
    }

    private static boolean truth(YamlNode node) throws PolicyException {
        return switch (node.text().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw node.error("'complete' is true or false", "Write 'complete: true', or leave it out");
        };
    }

    private static List<Expected> findings(YamlNode node, Set<String> policies) throws PolicyException {
        List<Expected> findings = new ArrayList<>();
        for (YamlNode element : node.elements()) {
            Map<String, YamlNode> members = element.members(FINDING);
            YamlNode policy = element.required(members, "policy");
            if (!policies.contains(policy.text())) {
                throw policy.error(
                        Suggestion.append("There is no policy '" + policy.text() + "'", policy.text(), policies),
                        "Name a policy of these packs or a bundled one");
            }
            String address =
                    members.containsKey("address") ? members.get("address").text() : "";
            Outcome outcome = members.containsKey("outcome") ? outcome(members.get("outcome")) : Outcome.VIOLATION;
            findings.add(new Expected(policy.text(), address, outcome, element.line()));
        }
        return findings;
    }

    private static Outcome outcome(YamlNode node) throws PolicyException {
        Outcome outcome = Outcome.byId(node.text());
        if (outcome == null || outcome == Outcome.PASS) {
            throw node.error(
                    "A finding is a violation, undecided or an error, not '" + node.text() + "'",
                    "Write violation, undecided or error; leave out what passes");
        }
        return outcome;
    }
}
