package io.jenkins.plugins.terraformguard.engine.plan;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Walks over the top level of a plan; what a subclass does not take is skipped without being built. */
abstract class TopLevel {
    protected final PlanInput input;
    protected final JsonParser parser;
    protected final ValueReader values;

    TopLevel(PlanInput input) {
        this.input = input;
        this.parser = input.parser();
        this.values = new ValueReader(input);
    }

    /** Takes the value of a key; the parser stands on its first token and must be left on its last. */
    protected abstract void key(String key) throws PlanException, IOException;

    final void run() throws PlanException, IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw input.error("A plan is a JSON object; this file starts with something else", Preamble.MAKE_JSON);
        }
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (!seen.add(key)) {
                throw input.error("The plan has the key \"" + key + "\" twice", "Make the plan JSON again");
            }
            parser.nextToken();
            key(key);
        }
        complete();
        trailing();
    }

    /** Is called when the document has been read, before what may stand after it. */
    protected void complete() throws PlanException {}

    private void trailing() throws PlanException, IOException {
        if (input.skippedLines() > 0) {
            if (!input.restIsWorkflowCommands()) {
                throw otherText();
            }
            return;
        }
        JsonToken next;
        try {
            next = parser.nextToken();
        } catch (JsonParseException e) {
            throw otherText();
        }
        if (next != null) {
            throw input.error(
                    "The file holds more than one JSON document",
                    "Give each plan a file of its own and check them one by one");
        }
    }

    private PlanException otherText() {
        return input.error("There is other text after the plan", "Give the guard the JSON alone");
    }

    /** Calls back for each element of the array that the parser stands on. */
    protected final void eachElement(String key, Element element) throws PlanException, IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw input.error("\"" + key + "\" must be a list", "Make the plan JSON again");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read(object(key));
        }
    }

    /** The object that the parser stands on. */
    protected final MapValue object(String key) throws PlanException, IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw input.error("\"" + key + "\" must hold objects", "Make the plan JSON again");
        }
        return values.readMap();
    }

    /** One element of a list. */
    interface Element {
        void read(MapValue element) throws PlanException, IOException;
    }
}
