package io.jenkins.plugins.terraformguard.engine.replay;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;
import io.jenkins.plugins.terraformguard.engine.source.ModuleSource;
import io.jenkins.plugins.terraformguard.engine.source.SourceBlock;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.engine.source.SourceNode;
import io.jenkins.plugins.terraformguard.engine.source.SourcePosition;
import io.jenkins.plugins.terraformguard.engine.source.SourceProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON form of where things stand in a configuration. Modules that several calls lead to are written once; files are
 * numbered. A place in a block is one text, {@code DEPTH LINE COLUMN FILE STEP}: the step is {@code .name}, {@code []} for
 * the next element, {@code [*]} for all that follow, nothing for the block itself, with {@code !} before it where elements
 * can't be counted.
 *
 * <p>What may be a credential is left out: no evaluation asks for it.
 */
final class SourceDocument {
    static final String MEMBER = ".";
    static final String ELEMENT = "[]";
    static final String EVERY = "[*]";
    static final String UNCOUNTABLE = "!";

    private static final Comparator<List<String>> BY_NAMES = (one, other) -> {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    };

    private final Map<String, Integer> files = new LinkedHashMap<>();
    private final Map<ModuleSource, Integer> numbers = new IdentityHashMap<>();
    private final List<Object> modules = new ArrayList<>();
    private final List<Object> calls = new ArrayList<>();
    private int blocks;
    private int places;

    private SourceDocument() {}

    /**
     * The value to be written; null where nothing is known, which is not the same as an empty configuration.
     *
     * @throws IOException if there is more than could be read again
     */
    static Object write(SourceIndex index) throws IOException {
        return index == SourceIndex.EMPTY ? null : new SourceDocument().document(index);
    }

    private Object document(SourceIndex index) throws IOException {
        Map<List<String>, ModuleSource> sorted = new TreeMap<>(BY_NAMES);
        sorted.putAll(index.modules());
        sorted.forEach((names, module) ->
                calls.add(Map.of("names", names, "module", numbers.computeIfAbsent(module, this::add))));
        if (files.size() > ArchiveLimits.FILES
                || modules.size() > ArchiveLimits.MODULES
                || calls.size() > ArchiveLimits.MODULES
                || blocks > ArchiveLimits.BLOCKS
                || places > ArchiveLimits.PLACES) {
            throw new IOException("The configuration is too large to be archived");
        }
        return Map.of(
                "files",
                new ArrayList<>(files.keySet()),
                "modules",
                modules,
                "calls",
                calls,
                "problems",
                index.problems().stream().map(SourceDocument::problem).toList());
    }

    private int add(ModuleSource module) {
        List<Object> blocks = new ArrayList<>();
        module.blocks().forEach(block -> blocks.add(block(block)));
        modules.add(blocks);
        return modules.size() - 1;
    }

    private Object block(SourceBlock block) {
        blocks++;
        return Map.of(
                "kind", block.kind(),
                "labels", block.labels(),
                "file", file(block.position()),
                "line", block.position().line(),
                "column", block.position().column(),
                "end_line", block.endLine(),
                "literals", literals(block),
                "places", block.attributes().nodes().stream().map(this::place).toList());
    }

    private int file(SourcePosition position) {
        return files.computeIfAbsent(position.file(), name -> files.size());
    }

    private String place(SourceNode node) {
        places++;
        SourcePosition at = node.position();
        return node.depth() + " " + at.line() + " " + at.column() + " " + file(at) + " "
                + (node.uncountable() ? UNCOUNTABLE : "") + step(node);
    }

    private static String step(SourceNode node) {
        return switch (node.step()) {
            case ROOT -> "";
            case MEMBER -> MEMBER + (isSecret(node.name()) ? ValueText.SENSITIVE : node.name());
            case ELEMENT -> ELEMENT;
            case EVERY -> EVERY;
        };
    }

    /** The source of a module may have a password before its host, or a key among its parameters. */
    private static Map<String, String> literals(SourceBlock block) {
        Map<String, String> kept = new TreeMap<>();
        block.literals().forEach((name, text) -> {
            boolean address = name.equals("source") && (text.indexOf('@') >= 0 || text.indexOf('?') >= 0);
            if (!address && !isSecret(text)) {
                kept.put(name, text);
            }
        });
        return kept;
    }

    private static boolean isSecret(String text) {
        return CredentialDetector.find(text) != null;
    }

    private static Object problem(SourceProblem problem) {
        return Map.ofEntries(
                entry("file", problem.file()), entry("line", problem.line()), entry("message", problem.message()));
    }
}
