package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what CEL's checker found in the words of the policy's author: what was meant, and what is expected there. */
final class CompileMessage {
    private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '([^']*)'");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*?)(?:' \\(candidates: .*|')");
    private static final Pattern OTHER_TYPE = Pattern.compile("expected type '([^']*)' but found '([^']*)'");
    private static final Pattern TESTED = Pattern.compile("\\bhas\\(\\s*(\\w++)\\s*\\.\\s*(\\w++)");
    private static final Pattern LAST_NAME = Pattern.compile("([A-Za-z_]\\w*)\\s*$");
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("_==_", "two values of the same type"),
            Map.entry("_!=_", "two values of the same type"),
            Map.entry("_<_", "two numbers or two strings"),
            Map.entry("_<=_", "two numbers or two strings"),
            Map.entry("_>_", "two numbers or two strings"),
            Map.entry("_>=_", "two numbers or two strings"),
            Map.entry("_+_", "two numbers of the same type, two strings or two lists"),
            Map.entry("_-_", "two numbers of the same type"),
            Map.entry("_*_", "two numbers of the same type"),
            Map.entry("_/_", "two numbers of the same type"),
            Map.entry("_%_", "two whole numbers"),
            Map.entry("-_", "a number"),
            Map.entry("!_", "a bool"),
            Map.entry("_&&_", "two bools"),
            Map.entry("_||_", "two bools"),
            Map.entry("_?_:_", "a bool and two values of the same type"),
            Map.entry("_[_]", "a list and a whole number, or a map and a string"),
            Map.entry("@in", "a value and a list, or a string and a map"));

    private CompileMessage() {}

    /**
     * @param params the parameters that there are, or null where there may be any
     * @param planScope whether the expression is about the plan as a whole
     */
    static String of(CelIssue issue, String source, Map<String, ParamType> params, boolean planScope) {
        String message = issue.getMessage().lines().findFirst().orElse("the expression can't be understood");
        String before = before(issue.getSourceLocation(), source);
        Matcher field = UNDEFINED_FIELD.matcher(message);
        if (field.find()) {
            Matcher last = LAST_NAME.matcher(before);
            boolean selected = last.find() && !last.group(1).equals("has");
            String variable = selected ? last.group(1) : tested(field.group(1), source);
            Set<String> fields = variable.equals("params") && params != null
                    ? params.keySet()
                    : Environment.fieldsOf(variable, planScope);
            return Suggestion.append(message, field.group(1), fields.isEmpty() ? Environment.allFields() : fields);
        }
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return undeclared(undeclared.group(1), before);
        }
        Matcher overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            return overload(overload.group(1), types(overload.group(2)));
        }
        Matcher type = OTHER_TYPE.matcher(message);
        return type.matches() ? "type " + type.group(1) + " is needed here, found " + types(type.group(2)) : message;
    }

    /** The variable of {@code has(variable.field)}, which is an issue at its beginning; empty if there is none. */
    private static String tested(String field, String source) {
        Matcher has = TESTED.matcher(source);
        while (has.find()) {
            if (has.group(2).equals(field)) {
                return has.group(1);
            }
        }
        return "";
    }

    /** A name that nothing has: of a call, the checker points behind it. */
    private static String undeclared(String name, String before) {
        if (!before.stripTrailing().endsWith(name)) {
            return Suggestion.append("there is no variable '" + name + "'", name, new TreeSet<>(Environment.VARIABLES));
        }
        return unknownFunction(name);
    }

    static String unknownFunction(String name) {
        List<String> names =
                FunctionLibrary.all().stream().map(PolicyFunction::name).toList();
        return "there is no function '" + name + "'"
                + Suggestion.nearest(name, names)
                        .map(Suggestion::question)
                        .orElse("; docs/policies.md lists those that there are");
    }

    private static String overload(String function, String found) {
        PolicyFunction called = FunctionLibrary.find(function);
        if (called != null) {
            return "the call does not fit " + called.signature() + ", found " + called.found(found);
        }
        if (OPERATORS.containsKey(function)) {
            String sign = function.replaceAll("[_@]", " ").strip().replace(" ", "");
            return "'" + sign + "' needs " + OPERATORS.get(function) + ", found " + found;
        }
        return "'" + function + "' can't be used on " + found;
    }

    /** Types as CEL writes them, in the words of the documentation. */
    private static String types(String types) {
        return types.replace("wrapper(string)", "string")
                .replace("wrapper(int)", "int")
                .replace("list(dyn)", "list")
                .replace("map(string, dyn)", "map")
                .replace("map(dyn, dyn)", "map")
                .replace("guard.", "")
                .replaceAll("list\\((\\w+)\\)", "list of $1")
                .replaceAll("\\bdyn\\b", "any")
                .replace("null_type", "null");
    }

    /** The part of a line that stands before the place of an issue, which for a selection is its dot. */
    private static String before(CelSourceLocation at, String source) {
        String line =
                source.lines().skip(Math.max(0, at.getLine() - 1L)).findFirst().orElse("");
        int codePoints = Math.min(Math.max(at.getColumn(), 0), line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, codePoints));
    }
}
