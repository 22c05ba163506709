package io.jenkins.plugins.terraformguard.engine.author.mutation;

import dev.cel.common.ast.CelConstant;
import io.jenkins.plugins.terraformguard.engine.author.source.Part;
import io.jenkins.plugins.terraformguard.engine.author.source.PartText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Goes through an expression and makes each change of each part, one at a time. */
final class Changes {
    /** Operators by CEL's names, and what each is changed to: first its opposite, then what differs at the boundary. */
    private static final Map<String, List<String>> COMPARISONS = Map.of(
            "_==_", List.of("_!=_"),
            "_!=_", List.of("_==_"),
            "_<_", List.of("_>=_", "_<=_"),
            "_<=_", List.of("_>_", "_<_"),
            "_>_", List.of("_<=_", "_>=_"),
            "_>=_", List.of("_<_", "_>_"));

    private static final Map<String, String> ARITHMETIC =
            Map.of("_+_", "_-_", "_-_", "_+_", "_*_", "_/_", "_/_", "_*_", "_%_", "_*_");
    private static final Map<String, String> QUANTIFIERS =
            Map.of("exists", "all", "all", "exists", "exists_one", "exists");
    private static final Set<String> MACROS = Set.of("exists", "all", "exists_one", "filter", "map");

    private final Consumer<Change> sink;

    Changes(Consumer<Change> sink) {
        this.sink = sink;
    }

    void of(Part whole) {
        visit(whole, Context.CONDITION, part -> part);
    }

    private void visit(Part part, Context context, UnaryOperator<Part> whole) {
        if (context.condition() || part.truth()) {
            truth(part, context, whole);
        }
        switch (part.kind()) {
            case CONSTANT ->
                Constants.changes(part.constant(), context.texts())
                        .forEach(value -> offer(part, part.constant(value), whole));
            case LIST -> list(part, whole);
            case METHOD -> method(part, whole);
            case CALL -> call(part, context, whole);
            case SELECT -> child(part, 0, Context.VALUE, whole);
            default -> children(part, Context.VALUE, whole);
        }
    }

    /** True, false, and the opposite of a part that has no operator to turn round. */
    private void truth(Part part, Context context, UnaryOperator<Part> whole) {
        if (part.kind() == Part.Kind.CONSTANT) {
            return;
        }
        if (context.asTrue()) {
            offer(part, part.constant(CelConstant.ofValue(true)), whole);
        }
        if (context.asFalse()) {
            offer(part, part.constant(CelConstant.ofValue(false)), whole);
        }
        boolean hasOpposite = COMPARISONS.containsKey(part.name())
                || Set.of(Part.AND, Part.OR, Part.NOT, Part.CONDITIONAL).contains(part.name());
        if (!hasOpposite) {
            offer(part, part.negated(), whole);
        }
    }

    private void list(Part part, UnaryOperator<Part> whole) {
        for (int i = 0; i < part.parts().size(); i++) {
            leaveOut(part.parts().get(i), part.without(i), whole);
            boolean constant = part.parts().get(i).kind() == Part.Kind.CONSTANT;
            if (!constant) {
                child(part, i, Context.ELEMENT, whole);
            }
        }
    }

    private void method(Part part, UnaryOperator<Part> whole) {
        if (MACROS.contains(part.name()) && part.parts().size() >= 3) {
            String other = QUANTIFIERS.get(part.name());
            if (other != null) {
                offer(part, part.named(other), whole);
            }
            child(part, 0, Context.VALUE, whole);
            boolean maps = part.name().equals("map");
            for (int i = 2; i < part.parts().size(); i++) {
                boolean value = maps && i == part.parts().size() - 1;
                child(part, i, value ? Context.VALUE : Context.body(part.name()), whole);
            }
            return;
        }
        arguments(part, whole);
    }

    private void arguments(Part part, UnaryOperator<Part> whole) {
        int last = part.parts().size() - 1;
        for (int i = 0; i <= last; i++) {
            boolean pattern = part.name().equals("matches") && i == last;
            child(part, i, pattern ? Context.EXPRESSION : Context.ARGUMENT, whole);
        }
    }

    private void call(Part part, Context context, UnaryOperator<Part> whole) {
        if (part.name().equals(Part.AND) || part.name().equals(Part.OR)) {
            chain(part, whole);
        } else if (part.name().equals(Part.NOT)) {
            offer(part, part.parts().get(0), whole);
            child(part, 0, Context.OPERAND, whole);
        } else if (part.name().equals(Part.CONDITIONAL)) {
            conditional(part, context, whole);
        } else if (COMPARISONS.containsKey(part.name())) {
            COMPARISONS.get(part.name()).forEach(other -> offer(part, part.named(other), whole));
            children(part, Context.VALUE, whole);
        } else if (ARITHMETIC.containsKey(part.name())) {
            offer(part, part.named(ARITHMETIC.get(part.name())), whole);
            leaveOut(part.parts().get(0), part.parts().get(1), whole);
            leaveOut(part.parts().get(1), part.parts().get(0), whole);
            children(part, Context.VALUE, whole);
        } else if (part.name().equals("has")) {
            child(part, 0, Context.VALUE, whole);
        } else if (Character.isLetter(part.name().charAt(0))) {
            arguments(part, whole);
        } else {
            children(part, Context.VALUE, whole);
        }
    }

    /** Each operand is left out, and each two neighbours are joined the other way. */
    private void chain(Part part, UnaryOperator<Part> whole) {
        List<Part> operands = part.parts();
        String other = part.name().equals(Part.AND) ? Part.OR : Part.AND;
        for (int i = 0; i < operands.size(); i++) {
            leaveOut(operands.get(i), operands.size() == 2 ? operands.get(1 - i) : part.without(i), whole);
        }
        for (int i = 1; i < operands.size(); i++) {
            Part pair = part.with(operands.subList(i - 1, i + 1));
            Part joined = pair.named(other);
            Part rest = operands.size() == 2 ? joined : part.without(i).with(i - 1, joined);
            sink.accept(new Change(
                    operands.get(i - 1).offset(), PartText.of(pair), PartText.of(joined), whole.apply(rest)));
        }
        children(part, Context.OPERAND, whole);
    }

    private void conditional(Part part, Context context, UnaryOperator<Part> whole) {
        offer(part, part.parts().get(1), whole);
        offer(part, part.parts().get(2), whole);
        child(part, 0, Context.OPERAND, whole);
        Context branch = context.condition() ? Context.CONDITION : Context.VALUE;
        child(part, 1, branch, whole);
        child(part, 2, branch, whole);
    }

    private void children(Part part, Context context, UnaryOperator<Part> whole) {
        for (int i = 0; i < part.parts().size(); i++) {
            child(part, i, context, whole);
        }
    }

    private void child(Part part, int index, Context context, UnaryOperator<Part> whole) {
        visit(part.parts().get(index), context, changed -> whole.apply(part.with(index, changed)));
    }

    private void offer(Part part, Part changed, UnaryOperator<Part> whole) {
        sink.accept(new Change(part.offset(), PartText.of(part), PartText.of(changed), whole.apply(changed)));
    }

    /** @param rest what takes the place of the whole that the part belonged to */
    private void leaveOut(Part part, Part rest, UnaryOperator<Part> whole) {
        sink.accept(new Change(part.offset(), PartText.of(part), Change.LEFT_OUT, whole.apply(rest)));
    }
}
