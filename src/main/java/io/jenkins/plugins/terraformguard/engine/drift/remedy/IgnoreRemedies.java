package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.address.QuotedText;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How to live with a drift: our own rule, which ends and names somebody, before Terraform's, which does neither. */
final class IgnoreRemedies {
    private static final String KIND = "ignore";

    /** Paths that one rule names; who wants more writes a pattern. */
    private static final int MAX_PATHS = 20;

    /** Characters of an address or a path in a rule. */
    private static final int MAX_PATTERN = 300;

    void add(DriftedResource resource, Consumer<DriftRemedy> to) {
        rule(resource, to);
        List<DriftedResource.Attribute> planned =
                resource.of(DriftClass.REVERTED, DriftClass.OVERWRITTEN, DriftClass.UNDETERMINED);
        if (resource.configured() && !planned.isEmpty()) {
            lifecycle(resource, planned, to);
        }
    }

    private static void rule(DriftedResource resource, Consumer<DriftRemedy> to) {
        List<String> paths = resource.attributes().stream()
                .map(DriftedResource.Attribute::path)
                .filter(path -> !path.isEmpty())
                .distinct()
                .limit(MAX_PATHS)
                .toList();
        String address = resource.address().toString();
        String text = "# .terraform-guard/drift.yaml\nignore:\n  - resources:\n      - " + quoted(address)
                + "\n    paths:\n"
                + (paths.isEmpty() ? List.of("*") : paths)
                        .stream().map(path -> "      - " + quoted(path) + "\n").collect(Collectors.joining())
                + "    reason: CHANGE_ME\n    owner: CHANGE_ME\n    expires: CHANGE_ME";
        boolean fits = text.length() <= DriftRemedy.MAX_TEXT
                && address.length() <= MAX_PATTERN
                && paths.stream().allMatch(path -> path.length() <= MAX_PATTERN);
        to.accept(new DriftRemedy(
                KIND,
                "Have it ignored for a while, with a reason, an owner and a date: it is still listed, and apply does what it did."
                        + (fits ? "" : " The rule is not written, for it is too long."),
                fits ? text : "",
                fits ? "yaml" : "",
                "",
                0,
                security(resource)));
    }

    private static String security(DriftedResource resource) {
        return resource.attributes().stream().anyMatch(DriftedResource.Attribute::security)
                ? "It is about security, which the organisation may forbid to ignore."
                : "";
    }

    /** YAML has the escapes of Terraform's strings, but for templates, which it does not know. */
    private static String quoted(String text) {
        return "\"" + QuotedText.visible(text) + "\"";
    }

    private static void lifecycle(
            DriftedResource resource, List<DriftedResource.Attribute> attributes, Consumer<DriftRemedy> to) {
        TreeSet<String> references = attributes.stream()
                .map(attribute -> reference(resource, attribute.path()))
                .filter(reference -> !reference.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        references.removeIf(reference ->
                references.contains(Assignments.root(reference)) && !reference.equals(Assignments.root(reference)));
        if (references.isEmpty()) {
            return;
        }
        Snippet snippet = Snippet.within(resource);
        snippet.body().comment("Add to the lifecycle block if there is one already");
        if (references.stream().anyMatch(reference -> reference.endsWith("]"))) {
            snippet.body().comment("Of a map only the entry is ignored, of an object the whole attribute");
        }
        HclBody lifecycle = new HclBody();
        lifecycle.assign(
                "ignore_changes",
                new Hcl.Items(references.stream()
                        .map(reference -> new Hcl.Item(List.of(), new Hcl.Inline(reference)))
                        .toList()));
        snippet.body().block("lifecycle", lifecycle);
        to.accept(snippet.remedy(
                KIND,
                "As a last resort, have Terraform ignore it: " + Names.of(references) + ".",
                resource.place(""),
                "From then on nobody learns of any change there, and changes of the configuration do nothing either,"
                        + " for all instances and without an end."));
    }

    /** The attribute at the top or the entry of a map. Elements of sets, which lists may be, can't be named. */
    private static String reference(DriftedResource resource, String path) {
        List<Value> steps = ValuePath.parse(path).orElse(List.of());
        String root = Assignments.root(path);
        DriftedResource.Root values = resource.roots().get(root);
        if (values == null || !HclText.key(root).equals(root)) {
            return "";
        }
        boolean entry = steps.size() > 1
                && steps.get(1) instanceof Value.Text key
                && !key.value().startsWith(ValueText.HIDDEN)
                && HclText.isUnicode(key.value())
                && isMap(values.recorded())
                && isMap(values.real())
                && Expression.of(root, resource.expression(root), values.real()) != Expression.BLOCK;
        return entry ? root + "[" + QuotedString.of(((Value.Text) steps.get(1)).value()) + "]" : root;
    }

    private static boolean isMap(Value value) {
        return value.isNull() || value instanceof MapValue;
    }
}
