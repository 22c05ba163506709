package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.source.HclLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where an edit of the planned state is to be made in the text of the resource. Only what the text says in so many
 * words is changed, and only where it says what the plan has.
 */
final class BlockPatch {
    private static final String DYNAMIC = "dynamic";

    private final BlockText text;
    private final Value to;

    private BlockPatch(String text, Value to) {
        this.text = new BlockText(text);
        this.to = to;
    }

    /**
     * The text of the file with the edit.
     *
     * @param resource where the resource stands in it
     * @param now its planned state before the edit
     * @throws UnpatchableException if that can't be done
     */
    static String of(String text, HclLayout resource, Value now, List<Value> steps, Value to)
            throws UnpatchableException {
        return new BlockPatch(text, to).body(resource, now, steps);
    }

    private String body(HclLayout body, Value now, List<Value> steps) throws UnpatchableException {
        String name = ((Value.Text) steps.get(0)).value();
        List<Value> rest = steps.subList(1, steps.size());
        Value inside = ValuePath.child(now, steps.get(0));
        Optional<HclLayout.Attribute> attribute = body.attribute(name);
        if (attribute.isPresent()) {
            return attribute(attribute.get(), inside, rest);
        }
        if (body.blocks(DYNAMIC).stream().anyMatch(block -> block.labels().contains(name))) {
            throw new UnpatchableException("'" + name + "' is made by a dynamic block");
        }
        List<HclLayout> blocks = body.blocks(name);
        if (!blocks.isEmpty()) {
            return blocks(name, blocks, inside, rest);
        }
        Value added;
        try {
            added = ValueTree.set(Value.NULL, rest, to);
        } catch (UneditableException e) {
            throw new UnpatchableException("'" + name + "' is not in the configuration");
        }
        if (added.isNull() || added.isEmpty()) {
            throw new UnpatchableException(
                    "'" + name + "' is not in the configuration, so it can't be taken out of it");
        }
        return text.with(body, name, added);
    }

    private String attribute(HclLayout.Attribute attribute, Value now, List<Value> rest) throws UnpatchableException {
        if (!attribute.written()) {
            throw new UnpatchableException(
                    "'" + attribute.name() + "' is set by an expression: change what it refers to");
        }
        if (rest.isEmpty() && to.isNull()) {
            return text.without(attribute.start(), attribute.valueEnd());
        }
        Value written = HclValues.of(attribute.value());
        // A plan shows one object as a list of one where the provider has it as a block.
        boolean single =
                written instanceof MapValue && !rest.isEmpty() && rest.get(0).equals(Value.of(0));
        try {
            if (!ValueMatch.same(written, now)
                    && !(single && ValueMatch.same(written, ValuePath.child(now, Value.of(0))))) {
                throw differs(attribute.name());
            }
            Value changed =
                    rest.isEmpty() && to instanceof Value.ListValue list && written instanceof Value.ListValue old
                            ? ValueMatch.withoutDropped(old, now, list)
                            : ValueTree.set(written, single ? rest.subList(1, rest.size()) : rest, to);
            return text.withValue(attribute, changed);
        } catch (UneditableException e) {
            throw differs(attribute.name());
        }
    }

    private static UnpatchableException differs(String name) {
        return new UnpatchableException("The configuration has another '" + name + "' than the plan");
    }

    private String blocks(String name, List<HclLayout> blocks, Value now, List<Value> rest)
            throws UnpatchableException {
        if (now instanceof MapValue && blocks.size() == 1 && !rest.isEmpty()) {
            return body(blocks.get(0), now, rest);
        }
        List<Value> elements = now instanceof Value.ListValue list ? list.elements() : List.of();
        if (rest.isEmpty()) {
            HclLayout dropped = dropped(name, blocks, elements);
            return text.without(dropped.start(), dropped.close() + 1);
        }
        if (!(rest.get(0) instanceof Value.Int index) || index.value() >= elements.size() || rest.size() < 2) {
            throw differs(name);
        }
        int at = (int) index.value();
        return body(block(name, blocks, elements, at), elements.get(at), rest.subList(1, rest.size()));
    }

    /** The one block whose element is not in the new list. */
    private HclLayout dropped(String name, List<HclLayout> blocks, List<Value> elements) throws UnpatchableException {
        List<Value> kept = new ArrayList<>(to instanceof Value.ListValue list ? list.elements() : List.of());
        int dropped = -1;
        for (int i = 0; i < elements.size(); i++) {
            if (!kept.remove(elements.get(i))) {
                if (dropped >= 0) {
                    throw new UnpatchableException("Several blocks '" + name + "' are to go");
                }
                dropped = i;
            }
        }
        if (dropped < 0 || !kept.isEmpty()) {
            throw new UnpatchableException("The blocks '" + name + "' are to be others");
        }
        return block(name, blocks, elements, dropped);
    }

    /** Blocks may be numbered in another order in the plan, so the one is looked for that says what the element is. */
    private static HclLayout block(String name, List<HclLayout> blocks, List<Value> elements, int at)
            throws UnpatchableException {
        List<HclLayout> fitting = blocks.stream()
                .filter(block -> ValueMatch.says(block, elements.get(at)))
                .toList();
        if (blocks.size() != elements.size() || fitting.size() != 1) {
            throw new UnpatchableException("Which of the blocks '" + name + "' is meant can't be told");
        }
        return fitting.get(0);
    }
}
