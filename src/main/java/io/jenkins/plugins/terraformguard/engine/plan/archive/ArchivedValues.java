package io.jenkins.plugins.terraformguard.engine.plan.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.terraformguard.engine.plan.HiddenText;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.io.IOException;

/** Writes values as plans do: what is not known yet is left out, and marked in a tree beside. */
final class ArchivedValues {
    private final JsonGenerator json;

    ArchivedValues(JsonGenerator json) {
        this.json = json;
    }

    void field(String name, Value value) throws IOException {
        if (!value.isNull()) {
            json.writeFieldName(name);
            known(value);
        }
    }

    /** A value and the marks of what is not known of it. */
    void marked(String name, String marks, Value value) throws IOException {
        json.writeFieldName(name);
        known(value);
        json.writeFieldName(marks);
        unknown(value);
    }

    void known(Value value) throws IOException {
        if (value instanceof MapValue map) {
            json.writeStartObject();
            for (String key : map.keys()) {
                if (!(map.get(key) instanceof Value.Unknown)) {
                    json.writeFieldName(key);
                    known(map.get(key));
                }
            }
            json.writeEndObject();
        } else if (value instanceof Value.ListValue list) {
            json.writeStartArray();
            for (Value element : list.elements()) {
                known(element);
            }
            json.writeEndArray();
        } else {
            scalar(value);
        }
    }

    private void scalar(Value value) throws IOException {
        if (value instanceof Value.Text text) {
            json.writeString(HiddenText.shown(text.value()));
        } else if (value instanceof Value.Int number) {
            json.writeNumber(number.value());
        } else if (value instanceof Value.Decimal number) {
            json.writeNumber(number.value().toString());
        } else if (value instanceof Value.Bool bool) {
            json.writeBoolean(bool.value());
        } else if (value instanceof Value.Sensitive hidden) {
            json.writeString(HiddenText.of(hidden));
        } else {
            json.writeNull();
        }
    }

    private void unknown(Value value) throws IOException {
        if (value instanceof MapValue map) {
            json.writeStartObject();
            for (String key : map.keys()) {
                if (hasUnknown(map.get(key))) {
                    json.writeFieldName(key);
                    unknown(map.get(key));
                }
            }
            json.writeEndObject();
        } else if (value instanceof Value.ListValue list) {
            json.writeStartArray();
            for (Value element : list.elements()) {
                unknown(element);
            }
            json.writeEndArray();
        } else {
            json.writeBoolean(value instanceof Value.Unknown);
        }
    }

    private static boolean hasUnknown(Value value) {
        if (value instanceof MapValue map) {
            return map.keys().stream().anyMatch(key -> hasUnknown(map.get(key)));
        }
        return value instanceof Value.Unknown
                || value instanceof Value.ListValue list
                        && list.elements().stream().anyMatch(ArchivedValues::hasUnknown);
    }
}
