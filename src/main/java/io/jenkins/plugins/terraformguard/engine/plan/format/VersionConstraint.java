package io.jenkins.plugins.terraformguard.engine.plan.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version constraint in Terraform's syntax: conditions that are separated by commas and must all hold. A prerelease
 * satisfies only a condition that names exactly it.
 */
public final class VersionConstraint {
    private static final int MAX_LENGTH = 1000;
    private static final Pattern CONDITION = Pattern.compile("(=|!=|>=?|<=?|~>)?\\s*([^\\s=!<>~].*)");

    private final List<Condition> conditions;

    private VersionConstraint(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /** @throws FormatException if the text is no constraint */
    public static VersionConstraint parse(String text) {
        List<Condition> conditions = new ArrayList<>();
        if (text.length() > MAX_LENGTH) {
            throw FormatException.of(text, "is too long for a version constraint");
        }
        for (String part : text.split(",", -1)) {
            Matcher matcher = CONDITION.matcher(part.strip());
            if (!matcher.matches()) {
                throw FormatException.of(text, "is no version constraint such as '>= 1.2, < 2.0' or '~> 1.4'");
            }
            String operator = matcher.group(1) == null ? "=" : matcher.group(1);
            conditions.add(new Condition(operator, SemanticVersion.parse(matcher.group(2))));
        }
        return new VersionConstraint(conditions);
    }

    public boolean isSatisfiedBy(SemanticVersion version) {
        return conditions.stream().allMatch(condition -> condition.holds(version));
    }

    private record Condition(String operator, SemanticVersion limit) {
        boolean holds(SemanticVersion version) {
            int order = version.compare(limit);
            if (!version.prerelease().isEmpty() && !operator.equals("=")) {
                return false;
            }
            return switch (operator) {
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                default -> order >= 0 && sharesAllButLast(version);
            };
        }

        /** Only the rightmost number that is written may increase. */
        private boolean sharesAllButLast(SemanticVersion version) {
            int fixed = limit.given() - 1;
            return version.numbers().subList(0, fixed).equals(limit.numbers().subList(0, fixed));
        }
    }
}
