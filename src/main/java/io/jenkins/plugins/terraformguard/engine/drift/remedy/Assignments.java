package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.drift.DriftContext;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the configuration has to say for drifted attributes to be as they are, or as they were recorded: for each the
 * smallest assignment or nested block that is complete.
 */
final class Assignments {
    private final DriftedResource resource;
    private final Snippet snippet;
    private final boolean recorded;

    private Assignments(DriftedResource resource, boolean recorded) {
        this.resource = resource;
        this.snippet = Snippet.within(resource);
        this.recorded = recorded;
    }

    /** @param recorded true for the recorded values, false for the real ones */
    static Snippet of(DriftedResource resource, List<DriftedResource.Attribute> attributes, boolean recorded) {
        Assignments assignments = new Assignments(resource, recorded);
        Map<String, List<DriftedResource.Attribute>> byRoot = new TreeMap<>();
        for (DriftedResource.Attribute attribute : attributes) {
            byRoot.computeIfAbsent(root(attribute.path()), name -> new ArrayList<>())
                    .add(attribute);
        }
        byRoot.forEach(assignments::attribute);
        return assignments.snippet;
    }

    /** The attribute at the top; empty if the path can't be read. */
    static String root(String path) {
        return ValuePath.parse(path)
                .filter(steps -> !steps.isEmpty() && steps.get(0) instanceof Value.Text)
                .map(steps -> ((Value.Text) steps.get(0)).value())
                .orElse("");
    }

    private void attribute(String name, List<DriftedResource.Attribute> attributes) {
        HclBody body = snippet.body();
        DriftedResource.Root values = resource.roots().get(name);
        if (values == null || !HclText.isName(name)) {
            body.comment("Not written, for it is no attribute that is known: " + Names.paths(attributes));
            return;
        }
        if (snippet.isFull()) {
            body.broken(HclText.cutAt("there is no room for " + name));
            return;
        }
        DriftContext.Place place = resource.place(attributes.get(0).path());
        if (!place.file().isEmpty() && !place.equals(resource.place(""))) {
            body.comment(Snippet.position(place));
        }
        if (recorded && values.recorded().isNull()) {
            nothing(name, values.real());
            return;
        }
        Value value = recorded ? values.recorded() : values.real();
        NestedBlocks blocks = new NestedBlocks(
                snippet,
                name,
                paths(attributes, attribute -> missing(attribute).isNull()),
                paths(attributes, attribute -> other(attribute).isNull()));
        write(name, value, attributes, blocks);
    }

    private static Set<String> paths(
            List<DriftedResource.Attribute> attributes, Predicate<DriftedResource.Attribute> which) {
        return attributes.stream()
                .filter(which)
                .map(DriftedResource.Attribute::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The value of the side that is not wanted. */
    private Value other(DriftedResource.Attribute attribute) {
        return recorded ? attribute.real() : attribute.recorded();
    }

    /** Null would leave it to the provider once more; only an empty value asks for nothing to be there. */
    private void nothing(String name, Value real) {
        if (real instanceof Value.ListValue || real instanceof MapValue) {
            snippet.assign(name, real instanceof MapValue ? MapValue.EMPTY : Value.ListValue.EMPTY);
        } else {
            snippet.body().comment("Nothing was recorded for " + name + ", so the value is for you to choose");
            snippet.body().assign(name, new Hcl.Inline("var." + Placeholder.of(name)));
        }
    }

    private void write(String name, Value value, List<DriftedResource.Attribute> attributes, NestedBlocks blocks) {
        HclBody body = snippet.body();
        Value expression = resource.expression(name);
        switch (Expression.of(name, expression, value)) {
            case REFERENCES -> References.instead(snippet, body, name, value, expression, name, true);
            case BLOCKS -> {
                List<Value> elements = value instanceof Value.ListValue list ? list.elements() : List.of();
                blocks.several(elements, (Value.ListValue) expression);
                attributes.stream().map(this::missing).forEach(gone -> gone(gone, blocks));
                if (elements.isEmpty()) {
                    body.comment("No " + name + " block is left: all of them are to be taken out");
                }
            }
            case BLOCK -> {
                if (value instanceof MapValue element) {
                    blocks.one(element, (MapValue) expression);
                } else {
                    body.comment("The block " + name + " is to be taken out");
                }
            }
            case WORKED_OUT -> {
                body.comment(name + " is worked out by an expression. If that reads a file, change the file instead.");
                snippet.assign(name, value);
            }
            case UNTOLD -> {
                body.comment(
                        "If " + name + " is a nested block, or made by a dynamic one, write its values there instead");
                snippet.assign(name, value);
            }
            default -> snippet.assign(name, value);
        }
    }

    /** The element of a list that the wanted side does not have, or the null value. */
    private Value missing(DriftedResource.Attribute attribute) {
        boolean gone = (recorded ? attribute.recorded() : attribute.real()).isNull();
        return gone ? other(attribute) : Value.NULL;
    }

    private static void gone(Value element, NestedBlocks blocks) {
        if (element instanceof MapValue map) {
            blocks.gone(map);
        }
    }
}
