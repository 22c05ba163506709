package io.jenkins.plugins.terraformguard.engine.rendering;

import static io.jenkins.plugins.terraformguard.engine.rendering.Shapes.elements;
import static io.jenkins.plugins.terraformguard.engine.rendering.Shapes.get;
import static io.jenkins.plugins.terraformguard.engine.rendering.Shapes.isMarked;
import static io.jenkins.plugins.terraformguard.engine.rendering.Shapes.keys;
import static io.jenkins.plugins.terraformguard.engine.rendering.Shapes.set;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.rendering.Diff.Action;
import io.jenkins.plugins.terraformguard.engine.rendering.Shape.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Compares two states the way Terraform and OpenTofu do before they write a change. Java's null stands for a value that
 * is not there; {@link Value#NULL} for one that is explicitly null, which matters in collections and dynamic values.
 */
final class DiffBuilder {
    private final Choices choices;
    private final Set<String> replacePaths;
    private final Predicate<String> relevant;
    private final boolean openTofu;

    /** @param relevant paths outside of which no change is shown */
    DiffBuilder(Choices choices, Set<String> replacePaths, Predicate<String> relevant, boolean openTofu) {
        this.choices = choices;
        this.replacePaths = replacePaths;
        this.relevant = relevant;
        this.openTofu = openTofu;
    }

    /** The body of a resource or of a block in it. */
    Diff body(Place place, Value before, Value after) {
        boolean beforeMarked = isMarked(before);
        boolean afterMarked = isMarked(after);
        if (beforeMarked || afterMarked) {
            return hidden(place, before, after, true);
        }
        if (after instanceof Value.Unknown) {
            Diff was = before == null ? null : body(place, before, allUnknown(before, true));
            return diff(place, before == null ? Action.CREATE : Action.UPDATE, new Diff.Later(was));
        }
        Action action = Action.ofContainer(before, after);
        Map<String, Diff> attributes = new TreeMap<>(Shapes.CODE_POINTS);
        Map<String, Diff.Blocks> blocks = new TreeMap<>(Shapes.CODE_POINTS);
        for (String key : keys(before, after)) {
            Place child = place.attribute(key);
            Value was = set(get(before, key));
            Value is = relevant.test(child.path()) ? set(get(after, key)) : was;
            Shape shape = shape(child, was, is, Scope.BODY);
            if (shape.isBlock()) {
                Diff.Blocks group = blocks(child, was, is, shape);
                blocks.put(key, group);
                action = action.with(Action.ofContainer(was, is));
                for (Diff block : group.blocks()) {
                    action = action.with(block.action());
                }
            } else if (was != null || is != null) {
                Diff attribute = attribute(child, was, is, shape, Scope.BODY);
                action = action.with(attribute.action());
                if (!isNothing(attribute, shape)) {
                    attributes.put(key, attribute);
                }
            }
        }
        return diff(place, action, new Diff.Body(attributes, blocks));
    }

    private Diff.Blocks blocks(Place place, Value before, Value after, Shape shape) {
        List<Diff> blocks = new ArrayList<>();
        boolean unknown = after instanceof Value.Unknown;
        boolean single = shape == Shape.BLOCK || isMarked(before) || isMarked(after);
        if (single && !unknown) {
            blocks.add(body(place, before, after));
        } else if (!single) {
            List<Value> was = elements(before);
            List<Value> is = elements(after);
            for (Pairing.Pair pair : shape == Shape.SET_BLOCK ? Pairing.ofSets(was, is) : Pairing.byPosition(was, is)) {
                blocks.add(body(place.element(pair.place()), pair.before(was), pair.after(is)));
            }
        }
        return new Diff.Blocks(blocks, replacePaths.contains(place.path()), unknown);
    }

    /** A value of no declared type, as outputs are. */
    Diff dynamic(Place place, Value before, Value after) {
        return attribute(place, before, after, Shape.DYNAMIC, Scope.DYNAMIC);
    }

    private Diff value(Place place, Value before, Value after, Scope scope) {
        return attribute(place, before, after, shape(place, before, after, scope), scope);
    }

    private Diff attribute(Place place, Value before, Value after, Shape shape, Scope scope) {
        if (isMarked(before) || isMarked(after)) {
            return hidden(place, before, after, false);
        }
        if (after instanceof Value.Unknown) {
            return later(place, before, shape, scope);
        }
        if (shape == Shape.NULL || shape == Shape.COUNTED_NULL) {
            return scalar(place, nullIfEmpty(before), nullIfEmpty(after));
        }
        Value.Kind kind = Shapes.kind(before, after, shape == Shape.DYNAMIC);
        if (kind == null) {
            Diff was = before == null ? null : dynamic(place, before, null);
            Diff is = after == null ? null : dynamic(place, null, after);
            return diff(place, Action.UPDATE, new Diff.Retyped(was, is));
        }
        boolean opaque = before instanceof Value.Sensitive || after instanceof Value.Sensitive;
        if (kind == Value.Kind.LIST && !opaque) {
            return array(place, before, after, shape);
        }
        return kind == Value.Kind.MAP && !opaque ? object(place, before, after, shape) : scalar(place, before, after);
    }

    private Diff array(Place place, Value before, Value after, Shape shape) {
        List<Value> was = elements(before);
        List<Value> is = elements(after);
        boolean nested = shape == Shape.NESTED_LIST || shape == Shape.NESTED_SET;
        boolean set = shape == Shape.SET || shape == Shape.NESTED_SET;
        List<Pairing.Pair> pairs =
                set ? Pairing.ofSets(was, is) : nested ? Pairing.byPosition(was, is) : pairs(place, was, is, shape);
        Scope inner = shape == Shape.DYNAMIC ? Scope.DYNAMIC : Scope.PLAIN;
        Action action = Action.ofContainer(before, after);
        List<Diff> items = new ArrayList<>();
        for (Pairing.Pair pair : pairs) {
            Place element = place.element(pair.place());
            Value left = pair.before(was);
            Value right = pair.after(is);
            Diff item = nested
                    ? attribute(element, set(left), set(right), Shape.NESTED_OBJECT, Scope.NESTED)
                    : value(element, left, right, inner);
            items.add(item);
            action = action.with(item.action());
        }
        return diff(place, action, set ? new Diff.Elements(items, nested) : new Diff.Items(items, !nested));
    }

    private List<Pairing.Pair> pairs(Place place, List<Value> before, List<Value> after, Shape shape) {
        boolean positional = shape == Shape.LIST_BY_POSITION;
        if (Pairing.isPositional(before, after)) {
            positional |= shape == Shape.DYNAMIC
                    && choices.choose(place.schema() + " pairing", Shape.PAIRINGS, Shape.LIST) != Shape.LIST;
            if (positional) {
                return Pairing.byPosition(before, after);
            }
        }
        boolean objects = shape == Shape.DYNAMIC || elementsAreObjects(place, before, after);
        return Pairing.aligned(
                before,
                after,
                (left, right) -> objects && left instanceof MapValue && right instanceof MapValue
                        || openTofu && Scalars.isMultiline(left) && Scalars.isMultiline(right),
                openTofu);
    }

    private boolean elementsAreObjects(Place place, List<Value> before, List<Value> after) {
        for (List<Value> list : List.of(before, after)) {
            for (Value element : list) {
                if (element instanceof MapValue) {
                    return shape(place.element(0), element, null, Scope.PLAIN) == Shape.OBJECT;
                }
            }
        }
        return false;
    }

    private Diff object(Place place, Value before, Value after, Shape shape) {
        boolean fields = shape == Shape.OBJECT || shape == Shape.NESTED_OBJECT;
        boolean nested = shape == Shape.NESTED_OBJECT || shape == Shape.NESTED_MAP;
        Scope inner = shape == Shape.DYNAMIC ? Scope.DYNAMIC : nested ? Scope.NESTED : Scope.PLAIN;
        Action action = Action.ofContainer(before, after);
        Map<String, Diff> parts = new TreeMap<>(Shapes.CODE_POINTS);
        for (String key : keys(before, after)) {
            Place child = shape == Shape.MAP || shape == Shape.NESTED_MAP ? place.entry(key) : place.attribute(key);
            Value was = fields ? set(get(before, key)) : get(before, key);
            Value planned = fields ? set(get(after, key)) : get(after, key);
            Value is = relevant.test(child.path()) ? planned : was;
            if (fields && was == null && is == null) {
                continue;
            }
            Shape kind = shape == Shape.NESTED_MAP ? Shape.NESTED_OBJECT : shape(child, was, is, inner);
            Diff part = attribute(child, was, is, kind, inner);
            action = action.with(part.action());
            if (!isNothing(part, kind)) {
                parts.put(key, part);
            }
        }
        boolean map = shape == Shape.MAP || shape == Shape.NESTED_MAP;
        return diff(place, action, map ? new Diff.Entries(parts, nested) : new Diff.Fields(parts, nested));
    }

    private Diff scalar(Place place, Value before, Value after) {
        Action action = Action.between(before, after);
        Value jsonBefore = Scalars.json(before);
        Value jsonAfter = Scalars.json(after);
        if (action == Action.UPDATE ? jsonBefore != null && jsonAfter != null : jsonBefore != jsonAfter) {
            DiffBuilder inner = new DiffBuilder(choices, Set.of(), path -> true, openTofu);
            return diff(place, action, new Diff.Json(inner.dynamic(place.attribute("json"), jsonBefore, jsonAfter)));
        }
        if (jsonBefore != null || jsonAfter != null) {
            return diff(place, action, new Diff.Retyped(scalar(place, before, null), scalar(place, null, after)));
        }
        boolean choice = action == Action.UPDATE
                && (Scalars.isMultiline(before) || Scalars.isMultiline(after))
                && Pairing.isPositional(Scalars.lines(before), Scalars.lines(after));
        boolean positional =
                choice && choices.choose(place.schema() + " pairing", Shape.PAIRINGS, Shape.LIST) != Shape.LIST;
        return diff(place, action, new Diff.Leaf(before, after, positional));
    }

    /** A value that is marked as sensitive on either side; one that becomes unknown is taken to keep its mark. */
    private Diff hidden(Place place, Value before, Value after, boolean block) {
        boolean unknown = after instanceof Value.Unknown;
        boolean beforeMarked = isMarked(before);
        boolean afterMarked = isMarked(after) || unknown;
        Action inner = unknown && before != null ? Action.UPDATE : Action.between(before, after);
        Action action = inner == Action.NO_OP && beforeMarked != afterMarked ? Action.UPDATE : inner;
        return diff(place, action, new Diff.Hidden(inner, beforeMarked, afterMarked, block));
    }

    private Diff later(Place place, Value before, Shape shape, Scope scope) {
        boolean missing = before == null || before.isNull();
        Action action = before == null || missing && scope == Scope.DYNAMIC
                ? Action.CREATE
                : missing ? Action.NO_OP : Action.UPDATE;
        if (shape == Shape.SENSITIVE) {
            return diff(place, action, new Diff.Hidden(action, false, true, false));
        }
        if (missing) {
            return diff(place, action, new Diff.Later(null));
        }
        Value gone = shape == Shape.NESTED_OBJECT ? allUnknown(before, false) : null;
        return diff(place, action, new Diff.Later(attribute(place, before, gone, shape, scope)));
    }

    /** A container that is known only later is shown with what it holds now, each part becoming unknown. */
    private static Value allUnknown(Value container, boolean block) {
        Map<String, Value> unknown = new TreeMap<>();
        if (container instanceof MapValue map) {
            map.forEach((key, value) -> {
                if (!block || !(value instanceof Value.ListValue)) {
                    unknown.put(key, Value.UNKNOWN);
                }
            });
        }
        return MapValue.copyOf(unknown);
    }

    private Shape shape(Place place, Value before, Value after, Scope scope) {
        return Shapes.of(choices, place, before, after, scope);
    }

    private Diff diff(Place place, Action action, Diff.Form form) {
        return new Diff(action, replacePaths.contains(place.path()), form);
    }

    private static Value nullIfEmpty(Value value) {
        return Shapes.isEmptyText(value) ? null : value;
    }

    /** Whether an empty text was all there was. */
    private static boolean isNothing(Diff part, Shape shape) {
        return shape == Shape.NULL && part.action() == Action.NO_OP;
    }
}
