package io.jenkins.plugins.terraformguard.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.jenkins.plugins.terraformguard.engine.plan.ImportTarget;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;

/** Looks through what the reader hands out: nothing is missing, and no value in it is one that must be hidden. */
final class HandedOut {
    private HandedOut() {}

    /** @param hidden texts that the plan marks as sensitive somewhere */
    static void check(Object part, Set<String> hidden) {
        if (part instanceof Value.Text text) {
            assertFalse(hidden.contains(text.value()), () -> "a marked text is handed out: " + text.value());
        } else if (part instanceof MapValue map) {
            map.forEach((key, value) -> {
                assertFalse(hidden.contains(key), () -> "a marked text is handed out as a key: " + key);
                check(value, hidden);
            });
        } else if (part instanceof List<?> list) {
            list.forEach(element -> check(element, hidden));
        } else if (part instanceof Record parts) {
            for (RecordComponent component : parts.getClass().getRecordComponents()) {
                Object value = read(component, parts);
                if (component.getType() != ImportTarget.class) {
                    assertNotNull(value, component::toString);
                }
                check(value, hidden);
            }
        }
    }

    private static Object read(RecordComponent component, Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(component.toString(), e);
        }
    }
}
