package io.jenkins.plugins.terraformguard.engine.author.lint;

import dev.cel.common.CelSourceLocation;
import io.jenkins.plugins.terraformguard.engine.author.source.Part;
import io.jenkins.plugins.terraformguard.engine.author.source.PartReader;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an expression makes use of. */
final class Usage {
    private static final Set<String> STATES = Set.of("before", "after");

    /** Variables of the expression. */
    final Set<String> variables = new TreeSet<>();
    /** Parameters by name, with the place in the expression where each is first used; null where that is not known. */
    final Map<String, ExpressionException> params = new TreeMap<>();
    /** Patterns of {@code matches} that begin and end anywhere, with their places. */
    final Map<String, ExpressionException> unanchored = new TreeMap<>();
    /** States of which single attributes are read. */
    final Set<String> attributesOf = new TreeSet<>();
    /** Whether the parameters are used as a whole, so that any of them may be meant. */
    boolean allParams;

    private final PartReader reader;

    private Usage(PartReader reader) {
        this.reader = reader;
    }

    static Usage of(String expression, ExpressionCompiler compiler) throws ExpressionException {
        try {
            PartReader reader = new PartReader(compiler.tree(expression), expression);
            Usage usage = new Usage(reader);
            usage.visit(reader.read());
            return usage;
        } catch (StackOverflowError e) {
            throw new ExpressionException("the expression is nested too deeply", 1, 1);
        }
    }

    private void visit(Part part) {
        String field = field(part);
        Part owner = field == null ? null : part.parts().get(0);
        if (owner != null && owner.kind() == Part.Kind.NAME) {
            variables.add(owner.name());
            if (owner.name().equals("params")) {
                params.putIfAbsent(field, at(part));
            } else if (STATES.contains(owner.name())) {
                attributesOf.add(owner.name());
            }
            return;
        }
        if (part.kind() == Part.Kind.NAME) {
            variables.add(part.name());
            allParams |= part.name().equals("params");
        }
        if (part.name().equals("matches")) {
            Part pattern = part.parts().get(part.parts().size() - 1);
            if (pattern.isText() && !isAnchored(pattern.constant().stringValue())) {
                unanchored.putIfAbsent(pattern.constant().stringValue(), at(pattern));
            }
        }
        part.parts().forEach(this::visit);
    }

    /** The field that a part takes from what is before it, if its name is written there; else null. */
    private static String field(Part part) {
        if (part.kind() == Part.Kind.SELECT) {
            return part.name();
        }
        boolean index = part.isCall("_[_]") && part.parts().get(1).isText();
        return index ? part.parts().get(1).constant().stringValue() : null;
    }

    private static boolean isAnchored(String pattern) {
        return pattern.contains("^") || pattern.contains("$") || pattern.contains("\\A") || pattern.contains("\\z");
    }

    private ExpressionException at(Part part) {
        CelSourceLocation location = reader.location(part.offset());
        return new ExpressionException("", location.getLine(), location.getColumn());
    }
}
