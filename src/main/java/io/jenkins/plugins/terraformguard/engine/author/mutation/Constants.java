package io.jenkins.plugins.terraformguard.engine.author.mutation;

import dev.cel.common.ast.CelConstant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a constant may be changed to. */
final class Constants {
    private static final String OTHER = "~";

    private Constants() {}

    static List<CelConstant> changes(CelConstant constant, Context.Texts texts) {
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> List.of(CelConstant.ofValue(!constant.booleanValue()));
            case INT64_VALUE -> whole(constant.int64Value());
            case DOUBLE_VALUE ->
                List.of(
                        CelConstant.ofValue(constant.doubleValue() + 1),
                        CelConstant.ofValue(constant.doubleValue() - 1));
            case STRING_VALUE ->
                texts(constant.stringValue(), texts).stream()
                        .map(CelConstant::ofValue)
                        .toList();
            default -> List.of();
        };
    }

    private static List<CelConstant> whole(long value) {
        List<CelConstant> changes = new ArrayList<>();
        if (value < Long.MAX_VALUE) {
            changes.add(CelConstant.ofValue(value + 1));
        }
        if (value > Long.MIN_VALUE) {
            changes.add(CelConstant.ofValue(value - 1));
        }
        return changes;
    }

    private static Set<String> texts(String text, Context.Texts texts) {
        Set<String> changes = new LinkedHashSet<>();
        if (texts == Context.Texts.NONE) {
            return changes;
        }
        changes.add(text + OTHER);
        if (texts == Context.Texts.PATTERN && text.startsWith("^")) {
            changes.add(text.substring(1));
        }
        if (texts == Context.Texts.PATTERN && text.endsWith("$") && !text.endsWith("\\$")) {
            changes.add(text.substring(0, text.length() - 1));
        }
        if (texts != Context.Texts.OTHER) {
            changes.add("");
        }
        changes.remove(text);
        return changes;
    }
}
