package io.jenkins.plugins.terraformguard.engine.source;

import io.jenkins.plugins.terraformguard.engine.source.HclToken.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A piece of configuration that somebody suggests: one resource, or attributes and nested blocks alone. Only what is written
 * out is taken; a reference, a function or a template would have to be evaluated, and what it comes to is not known.
 *
 * @param type of the resource, empty where it is not said
 * @param name likewise
 */
public record HclSnippet(String type, String name, HclBody body) {
    /** Characters of it. */
    public static final int MAX_LENGTH = 8_000;

    private static final String FENCE = "```";
    private static final Set<String> META =
            Set.of("count", "for_each", "provider", "depends_on", "lifecycle", "provisioner", "connection", "dynamic");

    /**
     * @param text whatever somebody wrote
     * @throws SnippetException if it is something else, or not written out
     */
    public static HclSnippet read(String text) throws SnippetException {
        if (text.length() > MAX_LENGTH) {
            throw new SnippetException("It is longer than " + MAX_LENGTH + " characters");
        }
        Scan scan = new Scan("", ScanBudget.ofOneFile());
        HclLexer lexer = new HclLexer(unfenced(text), scan);
        HclSnippet snippet = read(new LiteralReader(lexer));
        if (!scan.result(lexer.line()).problems().isEmpty()) {
            throw new SnippetException("It is not well-formed");
        }
        String meta = META.stream()
                .filter(word -> snippet.body.attributes().containsKey(word)
                        || snippet.body.blocks().containsKey(word))
                .sorted()
                .findFirst()
                .orElse("");
        if (!meta.isEmpty()) {
            throw new SnippetException("'" + meta + "' is nothing that the plan shows of a resource");
        }
        if (snippet.body.attributes().isEmpty() && snippet.body.blocks().isEmpty()) {
            throw new SnippetException("There is nothing in it");
        }
        return snippet;
    }

    private static HclSnippet read(LiteralReader reader) throws SnippetException {
        reader.skipNewlines();
        HclToken first = reader.peek();
        if (!first.is(Type.IDENTIFIER) || !"resource".equals(first.text())) {
            return new HclSnippet("", "", reader.body(Type.END));
        }
        reader.next();
        List<String> labels = new ArrayList<>();
        while (reader.peek().is(Type.QUOTED) && labels.size() < 2) {
            String label = reader.next().text();
            labels.add(label == null ? "" : label);
        }
        if (labels.size() < 2 || labels.contains("") || !reader.next().is(Type.OPEN_BRACE)) {
            throw new SnippetException("A resource needs a type and a name in quotes, and a body");
        }
        HclBody body = reader.body(Type.CLOSE_BRACE);
        reader.skipNewlines();
        if (!reader.peek().is(Type.END)) {
            throw new SnippetException("There is more than one resource in it");
        }
        return new HclSnippet(labels.get(0), labels.get(1), body);
    }

    /** Without the marks that set it off from other text. */
    private static String unfenced(String text) {
        String stripped = text.strip();
        int line = stripped.indexOf('\n');
        return stripped.startsWith(FENCE) && stripped.endsWith(FENCE) && line > 0 && line < stripped.length() - 3
                ? stripped.substring(line + 1, stripped.length() - FENCE.length())
                : text;
    }
}
