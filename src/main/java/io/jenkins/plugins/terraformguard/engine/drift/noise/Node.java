package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value with its place and two numbers: values with the same exact number do not differ, values with the same normal
 * number mean the same.
 */
final class Node {
    /** An empty list and no list are two things where a list says who or what is let in. */
    private static final AttributeTable ALLOWS = AttributeTable.of(
            "allow*", "authorized_*", "permitted_*", "trusted_*", "*_allowed", "*_allowlist", "*_whitelist");

    private static final int NOT_YET = -1;

    private final Value value;
    private final Place place;
    private final boolean element;
    private final Interner interner;
    private final Map<String, Node> members;
    private final List<Node> elements;
    private final int exact;
    private int normal = NOT_YET;

    private Node(Value value, Place place, boolean element, Interner interner) {
        this.value = value;
        this.place = place;
        this.element = element;
        this.interner = interner;
        this.members = value instanceof MapValue map ? members(map) : Map.of();
        this.elements = value instanceof Value.ListValue list ? elements(list) : List.of();
        this.exact = number(false);
    }

    private Map<String, Node> members(MapValue map) {
        Map<String, Node> nodes = new TreeMap<>();
        map.forEach((key, member) -> nodes.put(key, new Node(member, place.member(key), false, interner)));
        return Collections.unmodifiableMap(nodes);
    }

    private List<Node> elements(Value.ListValue list) {
        return list.elements().stream()
                .map(each -> new Node(each, place, true, interner))
                .toList();
    }

    static Node of(String type, Value state, Interner interner) {
        return new Node(state, Place.root(type, state), false, interner);
    }

    Value value() {
        return value;
    }

    Place place() {
        return place;
    }

    List<Node> elements() {
        return elements;
    }

    Map<String, Node> members() {
        return members;
    }

    /** The member of that name, or a node that holds {@code null} in its place. */
    Node member(String key) {
        Node member = members.get(key);
        return member == null ? new Node(Value.NULL, place.member(key), false, interner) : member;
    }

    int exact() {
        return exact;
    }

    int normal() {
        if (normal == NOT_YET) {
            normal = isNothing() ? Interner.NULL : number(true);
        }
        return normal;
    }

    /** The form that a rule sees in this value, or null. */
    Form form() {
        return place.isFree() || value.isOpaque() ? null : Recognisers.form(place, value);
    }

    boolean isUnordered() {
        return value instanceof Value.ListValue list && !place.isFree() && ListOrder.isOfNoMatter(place, list);
    }

    /** Whether providers write this for an attribute that is not set. An element is there, whatever it holds. */
    private boolean isNothing() {
        if (element || place.isFree()) {
            return false;
        }
        return value instanceof Value.Text text && text.value().isEmpty()
                || value instanceof MapValue map && map.size() == 0
                || value instanceof Value.ListValue list && list.elements().isEmpty() && !ALLOWS.has(place);
    }

    private int number(boolean meaning) {
        if (value instanceof Value.ListValue) {
            List<Integer> numbers = new ArrayList<>();
            elements.forEach(each -> numbers.add(meaning ? each.normal() : each.exact));
            if (meaning && isUnordered()) {
                Collections.sort(numbers);
            }
            return interner.list(numbers);
        }
        if (value instanceof MapValue) {
            return map(meaning);
        }
        if (!meaning) {
            return interner.leaf(value);
        }
        if (value.isNull()) {
            // A block in which nothing is set is written as null or as an empty object.
            return element && !place.isFree() ? interner.map(List.of(), List.of()) : Interner.NULL;
        }
        boolean comparable =
                value instanceof Value.Sensitive hidden && hidden.identity() != Value.Sensitive.INCOMPARABLE;
        if (value.isOpaque() && !comparable) {
            return interner.fresh();
        }
        Form form = form();
        return form == null ? interner.leaf(value) : interner.form(form);
    }

    private int map(boolean meaning) {
        List<String> keys = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        members.forEach((key, member) -> {
            int number = meaning ? member.normal() : member.exact;
            if (number != Interner.NULL) {
                keys.add(key);
                numbers.add(number);
            }
        });
        return interner.map(keys, numbers);
    }
}
