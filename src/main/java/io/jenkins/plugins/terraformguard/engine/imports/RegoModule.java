package io.jenkins.plugins.terraformguard.engine.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the rules to ask in a file of Rego, in the syntax tree that {@code opa parse --format json} prints of it. */
public final class RegoModule {
    private RegoModule() {}

    /**
     * The rules whose names say what they are for; functions are none.
     *
     * @param tree what was printed
     * @param file name of the file, for messages
     * @throws ImportException if it is no syntax tree: then nobody can tell what there is to ask
     */
    public static SortedSet<RegoRule> rules(byte[] tree, String file) throws ImportException {
        JsonNode module = OpaJson.read(tree, file);
        List<String> path = path(module.path("package").path("path"), file);
        SortedSet<RegoRule> rules = new TreeSet<>();
        JsonNode all = module.path("rules");
        if (!all.isArray() && !all.isMissingNode() && !all.isNull()) {
            throw strange(file, "rules");
        }
        for (JsonNode rule : all) {
            JsonNode head = rule.path("head");
            if (head.path("args").isEmpty()) {
                RegoRule.of(path, name(head, file)).ifPresent(rules::add);
            }
        }
        return rules;
    }

    private static List<String> path(JsonNode terms, String file) throws ImportException {
        if (!terms.isArray() || !terms.path(0).path("value").asText("").equals("data")) {
            throw strange(file, "package");
        }
        List<String> path = new ArrayList<>();
        for (int i = 1; i < terms.size(); i++) {
            JsonNode name = terms.get(i).path("value");
            if (!name.isTextual()) {
                throw strange(file, "package");
            }
            path.add(name.textValue());
        }
        return path;
    }

    /** Of a rule {@code deny.public} the name is {@code deny}. Older versions print no reference. */
    private static String name(JsonNode head, String file) throws ImportException {
        JsonNode first = head.path("ref").path(0).path("value");
        JsonNode name = first.isTextual() ? first : head.path("name");
        if (!name.isTextual()) {
            throw strange(file, "rules");
        }
        return name.textValue();
    }

    private static ImportException strange(String file, String place) {
        return new ImportException(
                file,
                place,
                "opa has parsed it into something else than a syntax tree of Rego",
                "Check that 'opa' is the program of the Open Policy Agent itself, of version 0.44 or later");
    }
}
