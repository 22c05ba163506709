package io.jenkins.plugins.terraformguard.engine.author.source;

import dev.cel.common.ast.CelConstant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes parts of an expression as CEL, with no more parentheses and white space than are needed. */
public final class PartText {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MEMBER = 8;
    private static final int UNARY = 7;
    private static final int CONDITIONAL = 1;
    private static final Map<String, Integer> BINARY = Map.ofEntries(
            Map.entry(Part.OR, 2),
            Map.entry(Part.AND, 3),
            Map.entry("_==_", 4),
            Map.entry("_!=_", 4),
            Map.entry("_<_", 4),
            Map.entry("_<=_", 4),
            Map.entry("_>_", 4),
            Map.entry("_>=_", 4),
            Map.entry("@in", 4),
            Map.entry("_+_", 5),
            Map.entry("_-_", 5),
            Map.entry("_*_", 6),
            Map.entry("_/_", 6),
            Map.entry("_%_", 6));

    private final StringBuilder out = new StringBuilder();

    private PartText() {}

    public static String of(Part part) {
        PartText text = new PartText();
        text.write(part);
        return text.out.toString();
    }

    private void write(Part part) {
        switch (part.kind()) {
            case CONSTANT -> constant(part.constant());
            case NAME -> out.append(part.name());
            case SELECT -> {
                write(part.parts().get(0), MEMBER);
                boolean plain = IDENTIFIER.matcher(part.name()).matches();
                out.append('.').append(plain ? part.name() : "`" + part.name() + "`");
            }
            case METHOD -> {
                write(part.parts().get(0), MEMBER);
                out.append('.').append(part.name());
                list("(", part.parts().subList(1, part.parts().size()), ")");
            }
            case LIST -> list("[", part.parts(), "]");
            case MAP -> {
                for (int i = 0; i < part.parts().size(); i += 2) {
                    out.append(i == 0 ? "{" : ", ");
                    write(part.parts().get(i));
                    out.append(": ");
                    write(part.parts().get(i + 1));
                }
                out.append(part.parts().isEmpty() ? "{}" : "}");
            }
            case CALL -> call(part);
        }
    }

    private void call(Part part) {
        List<Part> parts = part.parts();
        Integer binary = BINARY.get(part.name());
        if (binary != null) {
            String symbol = part.name().replace("_", "").replace("@", "");
            write(parts.get(0), leftmost(part, binary));
            for (Part operand : parts.subList(1, parts.size())) {
                out.append(' ').append(symbol).append(' ');
                write(operand, binary + 1);
            }
        } else if (part.name().equals(Part.CONDITIONAL)) {
            write(parts.get(0), CONDITIONAL + 1);
            out.append(" ? ");
            write(parts.get(1), CONDITIONAL + 1);
            out.append(" : ");
            write(parts.get(2), CONDITIONAL + 1);
        } else if (part.name().equals("_[_]")) {
            write(parts.get(0), MEMBER);
            list("[", parts.subList(1, 2), "]");
        } else if (part.name().equals(Part.NOT) || part.name().equals("-_")) {
            out.append(part.name().charAt(0));
            write(parts.get(0), MEMBER);
        } else {
            out.append(part.name());
            list("(", parts, ")");
        }
    }

    /** Operators are left-associative; chains of {@code &&} and {@code ||} were made one part before. */
    private static int leftmost(Part part, int precedence) {
        return part.isCall(Part.AND) || part.isCall(Part.OR) ? precedence + 1 : precedence;
    }

    private void list(String open, List<Part> parts, String close) {
        out.append(open);
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            write(parts.get(i));
        }
        out.append(close);
    }

    private void write(Part part, int atLeast) {
        boolean enclose = precedence(part) < atLeast;
        out.append(enclose ? "(" : "");
        write(part);
        out.append(enclose ? ")" : "");
    }

    private static int precedence(Part part) {
        if (part.kind() == Part.Kind.CONSTANT) {
            return isNegative(part.constant()) ? UNARY : MEMBER;
        }
        if (part.kind() != Part.Kind.CALL) {
            return MEMBER;
        }
        return switch (part.name()) {
            case Part.CONDITIONAL -> CONDITIONAL;
            case Part.NOT, "-_" -> UNARY;
            default -> BINARY.getOrDefault(part.name(), MEMBER);
        };
    }

    private static boolean isNegative(CelConstant constant) {
        return constant.getKind() == CelConstant.Kind.INT64_VALUE && constant.int64Value() < 0
                || constant.getKind() == CelConstant.Kind.DOUBLE_VALUE && constant.doubleValue() < 0;
    }

    private void constant(CelConstant constant) {
        switch (constant.getKind()) {
            case NULL_VALUE -> out.append("null");
            case BOOLEAN_VALUE -> out.append(constant.booleanValue());
            case INT64_VALUE -> out.append(constant.int64Value());
            case UINT64_VALUE -> out.append(constant.uint64Value()).append('u');
            case DOUBLE_VALUE -> out.append(constant.doubleValue());
            case STRING_VALUE -> text(constant.stringValue());
            default -> throw new IllegalArgumentException("no constant of a policy's expression: " + constant);
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' || c == 0x7f ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
            }
        }
        out.append('"');
    }
}
