package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Small parts that stand in many places of SARIF. What is optional may also be null there. */
final class SarifShapes {
    static final List<String> LEVELS = List.of("none", "note", "warning", "error");

    /** Stands for an index that is not given; SARIF itself writes it so. */
    static final int NO_INDEX = -1;

    static final Reader<String> TEXT = in -> in.isNull() ? "" : in.text();
    static final Reader<String> LEVEL = in -> in.isNull() ? "" : level(in);
    static final Reader<String> MULTIFORMAT = in -> in.isNull() ? "" : multiformat(in);
    static final Reader<Integer> INDEX = SarifShapes::index;

    private static final Map<String, Reader<?>> MESSAGE = Map.of("text", TEXT, "markdown", TEXT);

    private SarifShapes() {}

    /** An object of which null stands for an empty one. */
    static <T> Reader<T> optional(Reader<T> reader) {
        return in -> in.isNull() ? null : reader.read(in);
    }

    /** A list of which null stands for an empty one. */
    static <T> Reader<List<T>> list(int max, Reader<T> reader) {
        return in -> in.isNull() ? List.of() : in.list(max, reader);
    }

    /** What was read, or something else where it is not there or null. */
    static <T> T or(Fields fields, String key, T otherwise) {
        T value = fields.or(key, null);
        return value == null ? otherwise : value;
    }

    private static String multiformat(JsonCursor in) throws IOException, DecisionFormatException {
        Fields message = in.object(MESSAGE);
        return message.text("text").isBlank() ? message.text("markdown") : message.text("text");
    }

    private static String level(JsonCursor in) throws IOException, DecisionFormatException {
        String level = in.text();
        if (!LEVELS.contains(level)) {
            throw in.wrong("is none of " + LEVELS);
        }
        return level;
    }

    private static Integer index(JsonCursor in) throws IOException, DecisionFormatException {
        String text = in.scalar();
        if (text.isEmpty() || text.equals("-1")) {
            return NO_INDEX;
        }
        try {
            int index = Integer.parseInt(text);
            if (index >= 0) {
                return index;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw in.wrong("is no index");
    }
}
