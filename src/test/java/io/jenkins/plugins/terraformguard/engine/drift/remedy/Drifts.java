package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftContext;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes drifted resources for tests. */
final class Drifts {
    static final Value SECRET = new Value.Sensitive(Value.Kind.STRING, false, 0, "");

    private final ResourceAddress address;
    private final List<DriftedResource.Attribute> attributes = new ArrayList<>();
    private final Map<String, DriftedResource.Root> roots = new TreeMap<>();
    private final Map<String, DriftContext.Place> places = new TreeMap<>();
    private String kind = "update";
    private String deposed = "";
    private ResourceAddress previous;
    private ChangeKind planned = ChangeKind.UPDATE;
    private boolean configured = true;
    private MapValue expressions = MapValue.EMPTY;
    private Value importId = Value.NULL;

    private Drifts(String address) {
        this.address = address(address);
    }

    static Drifts at(String address) {
        return new Drifts(address);
    }

    static ResourceAddress address(String text) {
        try {
            return ResourceAddress.parse(text);
        } catch (AddressException e) {
            throw new AssertionError(e);
        }
    }

    static MapValue map(Object... entries) {
        Map<String, Value> map = new TreeMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], value(entries[i + 1]));
        }
        return MapValue.copyOf(map);
    }

    static Value.ListValue list(Object... elements) {
        return new Value.ListValue(Arrays.stream(elements).map(Drifts::value).toList());
    }

    static Value value(Object value) {
        return value instanceof Value known
                ? known
                : value instanceof Integer number
                        ? Value.of(number)
                        : value instanceof Boolean bool ? Value.of(bool) : Value.of((String) value);
    }

    static MapValue constant(Object value) {
        return map("constant_value", value);
    }

    static MapValue reference(String... references) {
        return map("references", list((Object[]) references));
    }

    Drifts kind(String kind) {
        this.kind = kind;
        return this;
    }

    Drifts deposed(String key) {
        this.deposed = key;
        return this;
    }

    Drifts from(String address) {
        this.previous = address(address);
        return this;
    }

    Drifts planned(ChangeKind kind) {
        this.planned = kind;
        return this;
    }

    Drifts unconfigured() {
        this.configured = false;
        return this;
    }

    Drifts configured(Object... expressions) {
        this.expressions = map(expressions);
        return this;
    }

    Drifts importId(Value id) {
        this.importId = id;
        return this;
    }

    Drifts place(String path, String file, int line) {
        places.put(path, new DriftContext.Place(file, line));
        return this;
    }

    /** The attribute at the top, whole. */
    Drifts root(String name, Object recorded, Object real) {
        roots.put(name, new DriftedResource.Root(value(recorded), value(real)));
        return this;
    }

    Drifts path(String path, Object recorded, Object real, DriftClass driftClass) {
        attributes.add(new DriftedResource.Attribute(path, value(recorded), value(real), driftClass, false));
        return this;
    }

    Drifts security(String path, Object recorded, Object real, DriftClass driftClass) {
        attributes.add(new DriftedResource.Attribute(path, value(recorded), value(real), driftClass, true));
        return this;
    }

    /** An attribute at the top that differs as a whole and goes back. */
    Drifts differs(String name, Object recorded, Object real) {
        return root(name, recorded, real).path(name, recorded, real, DriftClass.REVERTED);
    }

    DriftedResource resource() {
        return new DriftedResource(
                address,
                deposed,
                kind,
                previous,
                attributes,
                roots,
                planned,
                configured,
                configured
                        ? new ConfiguredResource(
                                "",
                                "",
                                "managed",
                                "",
                                "",
                                "",
                                expressions,
                                Value.NULL,
                                Value.NULL,
                                List.of(),
                                List.of())
                        : null,
                path -> places.getOrDefault(path, places.getOrDefault("", DriftContext.Place.UNKNOWN)),
                importId);
    }

    List<DriftRemedy> remedies() {
        return new Remedies("terraform").of(resource());
    }

    /** The one remedy of that kind and language. */
    DriftRemedy only(String kind, String language) {
        List<DriftRemedy> found = remedies().stream()
                .filter(remedy ->
                        remedy.kind().equals(kind) && remedy.language().equals(language))
                .toList();
        assertEquals(1, found.size(), () -> remedies().toString());
        return found.get(0);
    }

    String text(String kind, String language) {
        return only(kind, language).text();
    }
}
