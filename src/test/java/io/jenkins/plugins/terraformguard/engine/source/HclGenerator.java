package io.jenkins.plugins.terraformguard.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Writes random configuration and keeps where it put what. The same seed writes the same. */
final class HclGenerator {
    /** A block with the places of all that is in it. */
    record Expected(
            String kind,
            List<String> labels,
            SourcePosition position,
            int endLine,
            Map<String, SourcePosition> paths) {}

    private static final List<String> NAMES =
            List.of("a", "name", "for_each", "b-c", "_x", "resource", "content", "h\u00e9", "in", "if2", "EOT");
    private static final List<String> KEYS = List.of("k", "\"q\"", "\"a.b\"", "\"with space\"", "\"}\"", "7", "null_");
    private static final List<String> ATOMS = List.of(
            "1",
            "-2.5",
            "true",
            "null",
            "var.x",
            "var.x[0].y",
            "a.*.b",
            "x == y",
            "!a && b || c",
            "x ? 1 : 2",
            "a / b");
    private static final List<String> CHUNKS = List.of(
            "text", " ", "{", "}", "(", "]", "#", "//", "/*", "$", "%", "$${", "%%{", "'", ",", "=", "<<X", "\u540d");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final List<Expected> blocks = new ArrayList<>();
    private int line = 1;
    private int lineStart;
    private int heredocs;
    private boolean afterMarker;

    HclGenerator(long seed) {
        this.random = new Random(seed);
    }

    String file() {
        int count = 5 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            noise();
            block("b" + i);
        }
        return out.toString();
    }

    List<Expected> blocks() {
        return blocks;
    }

    private void block(String name) {
        String kind = pick(List.of("resource", "data", "module", "output", "locals"));
        SourcePosition position = here();
        List<String> labels = kind.equals("locals")
                ? List.of()
                : kind.equals("resource") || kind.equals("data") ? List.of("type", name) : List.of(name);
        put(kind);
        labels.forEach(label -> put(random.nextBoolean() ? " \"" + label + "\"" : " " + label));
        put(" {\n");
        Map<String, SourcePosition> paths = new TreeMap<>();
        body("", paths, 3);
        int end = line;
        put("}\n");
        blocks.add(new Expected(kind, labels, position, end, paths));
    }

    /** @param paths null where nothing may be found */
    private void body(String path, Map<String, SourcePosition> paths, int depth) {
        Map<String, Integer> counts = new TreeMap<>();
        List<String> names = new ArrayList<>(NAMES);
        for (int i = random.nextInt(5); i >= 0; i--) {
            noise();
            String name = names.remove(random.nextInt(names.size()));
            put(" ".repeat(random.nextInt(4)));
            if (depth == 0 || random.nextInt(3) > 0) {
                String member = note(path, name, paths);
                put(name + pick(List.of("=", " = ", "\t=\t", " = /* { */ ")));
                value(member, paths, depth, true);
                end(List.of("\n", " # \"\n", " // {\n", " \n\n"));
            } else if (random.nextInt(4) == 0) {
                dynamic(path, name, paths, depth);
            } else {
                for (int repeat = random.nextInt(3); repeat >= 0; repeat--) {
                    int number = counts.merge(name, 1, Integer::sum) - 1;
                    String group = member(path, name);
                    if (number == 0) {
                        keep(group, paths);
                    }
                    keep(group + "[" + number + "]", paths);
                    put(name + pick(List.of(" {\n", " \"label\" {\n", " label { # }\n")));
                    body(group + "[" + number + "]", paths, depth - 1);
                    put("}\n");
                }
            }
        }
    }

    private void dynamic(String path, String name, Map<String, SourcePosition> paths, int depth) {
        String group = member(path, name);
        keep(group, paths);
        keep(group + "[*]", paths);
        put("dynamic \"" + name + "\" {\n  for_each = ");
        value("", null, 2, true);
        put("\n  content {\n");
        body(group + "[*]", paths, depth - 1);
        put("}\n}\n");
    }

    /** @param newlineEnds whether a line feed ends the value here, so that it must be in brackets */
    private void value(String path, Map<String, SourcePosition> paths, int depth, boolean newlineEnds) {
        switch (depth == 0 ? random.nextInt(3) : random.nextInt(8)) {
            case 0 -> put(pick(ATOMS));
            case 1 -> quoted(2);
            case 2 -> heredoc(newlineEnds);
            case 3 -> list(path, paths, depth);
            case 4, 5 -> object(path, paths, depth);
            case 6 -> {
                put(pick(List.of("f(", "(", "p::f(", "a[")));
                String closer = out.charAt(out.length() - 1) == '[' ? "]" : ")";
                put(random.nextBoolean() ? "\n" : "");
                value("", null, depth - 1, false);
                put((random.nextBoolean() ? "\n" : "") + closer);
            }
            default -> {
                put("[for k, v in ");
                value("", null, depth - 1, false);
                put(" :\n v if k != \"]\"]");
            }
        }
    }

    private void list(String path, Map<String, SourcePosition> paths, int depth) {
        put("[");
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            put(pick(List.of("", " ", "\n", "\n  # , ]\n", "/* , */")));
            keep(path + "[" + i + "]", paths);
            value(path + "[" + i + "]", paths, depth - 1, false);
            put(pick(List.of("", "\n", " ")) + (i < count - 1 || random.nextBoolean() ? "," : ""));
        }
        put(pick(List.of("]", "\n]")));
    }

    private void object(String path, Map<String, SourcePosition> paths, int depth) {
        put("{");
        List<String> keys = new ArrayList<>(KEYS);
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            put(pick(List.of(" ", "\n", "\n # }\n")));
            String key = keys.remove(random.nextInt(keys.size()));
            boolean computed = random.nextInt(5) == 0;
            String member = computed ? "" : note(path, key.replace("\"", ""), paths);
            put((computed ? "(" + key + ")" : key) + pick(List.of(" = ", "=", ": ")));
            value(member, computed ? null : paths, depth - 1, true);
            end(List.of(",", "\n", ",\n"));
        }
        put("}");
    }

    private void quoted(int depth) {
        put("\"");
        for (int i = random.nextInt(4); i > 0; i--) {
            put(pick(List.of("\\\"", "\\\\", "\\n", "")) + pick(CHUNKS) + " ");
            interpolation(depth, false);
        }
        put("\"");
    }

    private void heredoc(boolean newlineEnds) {
        String marker = "END" + heredocs++;
        put("<<" + pick(List.of("", "-")) + marker + "\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            put(pick(CHUNKS) + "\" " + pick(List.of("", marker + " ")));
            interpolation(1, true);
            put("\n");
        }
        put(pick(List.of("", "  ", "\t")) + marker + (newlineEnds ? "" : "\n"));
        afterMarker = newlineEnds;
    }

    /** Ends an item; an end marker must be alone on its line. */
    private void end(List<String> choices) {
        put(afterMarker ? "\n" : pick(choices));
    }

    private void interpolation(int depth, boolean maySpanLines) {
        if (depth > 0 && random.nextBoolean()) {
            boolean directive = random.nextInt(3) == 0;
            put(directive ? pick(List.of("%{ if ", "%{~ if ")) : pick(List.of("${", "${~ ")));
            put(maySpanLines && !directive && random.nextBoolean() ? "\n" : "");
            put("f({ k = ");
            quoted(depth - 1);
            put(" })");
            put(pick(List.of("}", " ~}", " }")));
            put(directive ? "}%{ endif }" : "");
        }
    }

    private void noise() {
        put(pick(List.of("", "", "\n", "# { \" ${ <<X\n", "// }\n", "/* \n \" { */\n", "\t\n")));
    }

    private String note(String path, String key, Map<String, SourcePosition> paths) {
        String member = member(path, key);
        keep(member, paths);
        return member;
    }

    private static String member(String path, String key) {
        return Paths.member(path, key);
    }

    private void keep(String path, Map<String, SourcePosition> paths) {
        if (paths != null) {
            paths.put(path, here());
        }
    }

    private SourcePosition here() {
        return new SourcePosition("main.tf", line, out.length() - lineStart + 1);
    }

    private void put(String text) {
        afterMarker = false;
        for (char c : text.toCharArray()) {
            out.append(c);
            if (c == '\n') {
                line++;
                lineStart = out.length();
            }
        }
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
