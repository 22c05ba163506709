package io.jenkins.plugins.terraformguard.engine.author.source;

import dev.cel.common.ast.CelConstant;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of an expression as its author wrote it: {@code exists} and the like are calls here, not the loops that CEL
 * makes of them, and a chain of {@code &&} is one part with several operands.
 *
 * @param name function, operator as CEL names it, field or variable; empty where there is none
 * @param parts operands; of a method, the first is what it is called on; of a map, keys and values in turn
 * @param constant value of a constant, else null
 * @param offset where it begins in the text, in code points
 * @param truth whether the checker found that it is a truth value
 */
public record Part(Kind kind, String name, List<Part> parts, CelConstant constant, int offset, boolean truth) {
    public static final String AND = "_&&_";
    public static final String OR = "_||_";
    public static final String NOT = "!_";
    public static final String CONDITIONAL = "_?_:_";

    /** What a part is. */
    public enum Kind {
        CONSTANT,
        NAME,
        SELECT,
        CALL,
        METHOD,
        LIST,
        MAP
    }

    public Part {
        parts = List.copyOf(parts);
    }

    public boolean isCall(String function) {
        return kind == Kind.CALL && name.equals(function);
    }

    public boolean isText() {
        return kind == Kind.CONSTANT && constant.getKind() == CelConstant.Kind.STRING_VALUE;
    }

    public Part named(String other) {
        return new Part(kind, other, parts, constant, offset, truth);
    }

    public Part with(List<Part> others) {
        return new Part(kind, name, others, constant, offset, truth);
    }

    public Part with(int index, Part other) {
        List<Part> others = new ArrayList<>(parts);
        others.set(index, other);
        return with(others);
    }

    public Part without(int index) {
        List<Part> others = new ArrayList<>(parts);
        others.remove(index);
        return with(others);
    }

    /** A constant in place of this part. */
    public Part constant(CelConstant value) {
        return new Part(Kind.CONSTANT, "", List.of(), value, offset, value.getKind() == CelConstant.Kind.BOOLEAN_VALUE);
    }

    /** This part under {@code !}. */
    public Part negated() {
        return new Part(Kind.CALL, NOT, List.of(this), null, offset, true);
    }
}
