package io.jenkins.plugins.terraformguard.engine.plan;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What stands before the JSON: nothing as a rule, sometimes the command line that a wrapper printed. Also the place
 * that recognises, from the first bytes, a file that is no plan JSON at all.
 *
 * @param bytes how many to skip
 * @param lines how many line ends are in them
 */
record Preamble(int bytes, int lines) {
    static final String MAKE_JSON = "Make the JSON with: terraform show -json PLANFILE > plan.json";

    /** Starts each document of a JSON text sequence. */
    static final int RECORD_SEPARATOR = 0x1e;

    private static final Pattern PLAN_INSIDE = Pattern.compile("\\{\\s*\"(format_version|terraform_version)\"");

    static final Preamble NONE = new Preamble(0, 0);

    static Preamble of(byte[] head, String name) throws PlanException {
        if (head.length == 0) {
            throw new PlanException(
                    "The file is empty: there is no plan in it",
                    name,
                    "Look at the step that writes it: terraform show may have failed. " + MAKE_JSON);
        }
        if (head.length > 1 && head[0] == 'P' && head[1] == 'K') {
            throw new PlanException(
                    "This is a saved plan (a zip file), not plan JSON", name, "Turn it into JSON first. " + MAKE_JSON);
        }
        int first = firstText(head);
        if (first < 0) {
            throw new PlanException("The file holds nothing but white space", name, MAKE_JSON);
        }
        if (head[first] == '{' || startsList(head, first)) {
            return NONE;
        }
        if (head[first] == RECORD_SEPARATOR) {
            return new Preamble(first + 1, 0);
        }
        Preamble wrapper = wrapperLines(head, name);
        if (wrapper == null && head[first] != '[' && head[first] != '"') {
            throw notJson(name);
        }
        return wrapper == null ? NONE : wrapper;
    }

    /**
     * Finds a line that starts the plan after lines that do not; JSON of Terraform starts with its format version.
     * Null if there is none.
     */
    private static Preamble wrapperLines(byte[] head, String name) throws PlanException {
        int lines = 0;
        for (int i = 0; i < head.length - 1; i++) {
            if (head[i] == '\n') {
                lines++;
                if (head[i + 1] == '{' && startsPlan(head, i + 1)) {
                    if (PLAN_INSIDE
                            .matcher(new String(head, 0, i, StandardCharsets.UTF_8))
                            .find()) {
                        throw new PlanException(
                                "A line before the plan holds a plan itself, with other text before it",
                                name,
                                1,
                                1,
                                "Give the guard the JSON alone, without what another tool writes before each line");
                    }
                    return new Preamble(i + 1, lines);
                }
            }
        }
        return null;
    }

    /** Whether it is a list of objects, which a line that a wrapper begins with a bracket is not. */
    private static boolean startsList(byte[] head, int first) {
        int next = firstText(head, first + 1);
        return head[first] == '[' && next >= 0 && head[next] == '{';
    }

    private static PlanException notJson(String name) {
        // What the file holds is not quoted: it may be anything, secrets included.
        return new PlanException("This is not JSON: a plan starts with '{', this file does not", name, 1, 1, MAKE_JSON);
    }

    private static boolean startsPlan(byte[] head, int at) {
        String start = new String(head, at, Math.min(200, head.length - at), StandardCharsets.UTF_8);
        return start.matches("(?s)\\{\\s*\"(format_version|terraform_version)\".*");
    }

    private static int firstText(byte[] head) {
        return firstText(head, 0);
    }

    private static int firstText(byte[] head, int from) {
        for (int i = from; i < head.length; i++) {
            if (head[i] != ' ' && head[i] != '\t' && head[i] != '\r' && head[i] != '\n') {
                return i;
            }
        }
        return -1;
    }
}
