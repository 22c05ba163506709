package io.jenkins.plugins.terraformguard.engine.author.catalogue;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All policies on one page with a search field. It loads nothing from anywhere. */
final class CatalogueSearch {
    private static final String PAGE = "catalogue.html";

    private CatalogueSearch() {}

    static String render(List<PolicyPack> packs) {
        List<Entry> entries = new ArrayList<>();
        for (PolicyPack pack : packs) {
            pack.policies().forEach(policy -> entries.add(entry(pack, policy)));
        }
        Template template = Mustache.compiler()
                .withEscaper(text -> Escapers.HTML.escape(SafeText.visible(text)))
                .strictSections(true)
                .emptyStringIsFalse(true)
                .compile(page());
        return template.execute(Map.of("entries", entries, "count", entries.size()));
    }

    /**
     * What the page shows of a policy.
     *
     * @param words what is searched, in lower case
     */
    record Entry(
            String id,
            String anchor,
            String title,
            String pack,
            String severity,
            String level,
            String rationale,
            List<RemediationText.Part> remediation,
            List<String> references,
            String types,
            String words) {}

    private static Entry entry(PolicyPack pack, Policy policy) {
        List<String> references = ReferenceNames.of(policy).entrySet().stream()
                .map(reference -> reference.getKey() + ": " + reference.getValue())
                .toList();
        String types = policy.planScope() ? "the plan as a whole" : String.join(", ", policy.resources());
        String words = String.join(
                        " ",
                        policy.id(),
                        policy.title(),
                        pack.name(),
                        policy.severity().id(),
                        policy.level().id(),
                        types,
                        String.join(" ", references),
                        policy.rationale())
                .toLowerCase(Locale.ROOT);
        return new Entry(
                policy.id(),
                policy.id().toLowerCase(Locale.ROOT),
                policy.title(),
                pack.name(),
                policy.severity().id(),
                policy.level().id(),
                policy.rationale(),
                RemediationText.parts(policy.remediation()),
                references,
                types,
                words);
    }

    private static String page() {
        try (InputStream in = CatalogueSearch.class.getResourceAsStream(PAGE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
