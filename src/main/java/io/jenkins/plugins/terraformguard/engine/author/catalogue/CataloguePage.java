package io.jenkins.plugins.terraformguard.engine.author.catalogue;

import io.jenkins.plugins.terraformguard.engine.author.TestReport;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.Parameter;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyExample;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The policies of a pack as a Markdown page. */
final class CataloguePage {
    private static final int MAX_VALUE = 600;

    private final StringBuilder out = new StringBuilder();

    private CataloguePage() {}

    /** @param pack with its examples */
    static String render(PolicyPack pack) {
        CataloguePage page = new CataloguePage();
        page.head(pack);
        pack.policies().forEach(page::policy);
        return page.out.toString();
    }

    private void head(PolicyPack pack) {
        line("# The pack `" + pack.name() + "`");
        line("");
        line("Version " + pack.version() + ", " + pack.policies().size() + " policies.");
        line("");
        line("| policy | | severity | level |");
        line("|---|---|---|---|");
        for (Policy policy : pack.policies()) {
            line("| " + link("", policy) + " | " + cell(policy.title()) + " | "
                    + policy.severity().id() + " | " + policy.level().id() + " |");
        }
        if (!pack.parameters().isEmpty()) {
            line("");
            line("| parameter | type | default | |");
            line("|---|---|---|---|");
            pack.parameters().values().forEach(this::parameter);
        }
    }

    private void parameter(Parameter parameter) {
        String value = parameter.isRequired() ? "" : code(ValueText.of(parameter.defaultValue(), MAX_VALUE));
        line("| " + code(parameter.name()) + " | " + parameter.typeName() + " | " + value + " | "
                + cell(parameter.description()) + " |");
    }

    private void policy(Policy policy) {
        line("");
        line("<a id=\"" + anchor(policy) + "\"></a>");
        line("## " + policy.id() + ": " + MarkdownText.escape(policy.title()));
        line("");
        line("Severity " + policy.severity().id() + ", level " + policy.level().id() + ".");
        paragraph(policy.rationale());
        line("");
        line("**Looks at** " + looksAt(policy));
        for (RemediationText.Part part : RemediationText.parts(policy.remediation())) {
            if (part.configuration()) {
                line("");
                line("```hcl");
                line(part.text());
                line("```");
            } else {
                paragraph(part.text());
            }
        }
        Map<String, String> references = ReferenceNames.of(policy);
        if (!references.isEmpty()) {
            line("");
            line("**Elsewhere** "
                    + references.entrySet().stream()
                            .map(entry -> MarkdownText.escape(entry.getKey() + ": " + entry.getValue()))
                            .collect(Collectors.joining("; ")));
        }
        examples(policy.examples());
    }

    private static String looksAt(Policy policy) {
        String what = policy.planScope()
                ? "the plan as a whole"
                : String.join(", ", policy.actions()) + " of "
                        + policy.resources().stream().map(CataloguePage::code).collect(Collectors.joining(", "));
        return policy.when() == null
                ? what
                : what + ", where " + code(policy.when().source().replaceAll("\\s+", " "));
    }

    private void examples(List<PolicyExample> examples) {
        if (examples.isEmpty()) {
            return;
        }
        line("");
        line("<details><summary>" + examples.size() + " examples</summary>");
        line("");
        line("| | |");
        line("|---|---|");
        for (PolicyExample example : examples) {
            line("| " + example.expect() + " | " + cell(TestReport.title(example)) + " |");
        }
        line("");
        line("</details>");
    }

    private void paragraph(String text) {
        if (!text.isBlank()) {
            line("");
            line(MarkdownText.escape(text.strip()));
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    static String link(String file, Policy policy) {
        return "[" + policy.id() + "](" + file + "#" + anchor(policy) + ")";
    }

    private static String anchor(Policy policy) {
        return policy.id().toLowerCase(Locale.ROOT);
    }

    static String cell(String text) {
        return MarkdownText.escape(text.replaceAll("\\s+", " ").strip());
    }

    private static String code(String text) {
        return "<code>" + MarkdownText.code(text) + "</code>";
    }
}
