package io.jenkins.plugins.terraformguard.engine.plan;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds out what is wrong with a source that could not be read, and where: it is parsed once more, from the start. */
final class Diagnosis {
    private static final Pattern PLAIN = Pattern.compile("[a-z_]{1,40}");
    private static final String AGAIN = "Make the plan JSON again";
    /** Sections that are lists of objects. */
    private static final Set<String> LISTS = Set.of(
            "resource_changes",
            "resource_drift",
            "deferred_changes",
            "action_invocations",
            "deferred_action_invocations",
            "checks",
            "condition_results",
            "relevant_attributes");

    private final PlanSource source;
    private final ReadLimits limits;
    private final int skippedLines;
    private final JsonParser parser;

    private Diagnosis(PlanSource source, ReadLimits limits, int skippedLines, JsonParser parser) {
        this.source = source;
        this.limits = limits;
        this.skippedLines = skippedLines;
        this.parser = parser;
    }

    /** The error, with its place; null if a parser finds nothing wrong. */
    static PlanException of(PlanSource source, ReadLimits limits) throws IOException {
        try (PlanText text = PlanText.openJson(source, limits, null);
                JsonParser parser = Parsers.factory(limits).createParser(text)) {
            return new Diagnosis(source, limits, text.preamble().lines(), parser).find();
        } catch (PlanException e) {
            return e;
        }
    }

    private PlanException find() throws IOException {
        try {
            document();
            return null;
        } catch (PlanException e) {
            return e;
        } catch (JsonEOFException e) {
            return error(e, "The JSON is cut off", AGAIN + ". " + Preamble.MAKE_JSON);
        } catch (StreamConstraintsException e) {
            ReadLimits.Limit limit = limit(e);
            return limit == null
                    ? error(e, "The plan goes beyond a limit: " + firstLine(e), "If it is right, raise the limits")
                    : error(e, LimitException.message(limit, limits.of(limit)), LimitException.remedy(limit));
        } catch (NumberFormatException e) {
            return here("A number is beyond every limit", Preamble.MAKE_JSON);
        } catch (JsonParseException e) {
            return error(e, "This is not valid JSON: " + firstLine(e), Preamble.MAKE_JSON);
        } catch (LimitException e) {
            return here(e.getMessage(), e.remedy());
        }
    }

    private void document() throws PlanException, IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw here("A plan is a JSON object; this file starts with something else", Preamble.MAKE_JSON);
        }
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (!seen.add(key)) {
                String named = PLAIN.matcher(key).matches() ? "the key \"" + key + "\"" : "a key";
                throw here("The plan has " + named + " twice", AGAIN);
            }
            parser.nextToken();
            if (LISTS.contains(key)) {
                list(key);
            } else {
                value();
            }
        }
        JsonToken next;
        try {
            next = parser.nextToken();
        } catch (JsonParseException e) {
            throw here("There is other text after the plan", "Give the guard the JSON alone");
        }
        if (next != null) {
            throw here("There is other text after the plan", "Give the guard the JSON alone");
        }
    }

    private void list(String key) throws PlanException, IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw here("\"" + key + "\" must be a list", AGAIN);
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw here("\"" + key + "\" must hold objects", AGAIN);
            }
            element();
        }
    }

    /** Reads an element as the reader does, with the limits that one element has. */
    private void element() throws PlanException, IOException {
        walk(limits.of(ReadLimits.Limit.MAX_VALUES));
    }

    private void value() throws PlanException, IOException {
        walk(Long.MAX_VALUE);
    }

    private void walk(long maxValues) throws PlanException, IOException {
        Deque<Set<String>> keys = new ArrayDeque<>();
        long values = 0;
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.FIELD_NAME) {
                if (!keys.getFirst().add(parser.currentName())) {
                    throw here(DuplicateKeyException.MESSAGE, DuplicateKeyException.REMEDY);
                }
            } else if (token.isStructEnd()) {
                depth--;
                keys.pop();
            } else if (++values > maxValues) {
                throw here(
                        LimitException.message(ReadLimits.Limit.MAX_VALUES, maxValues),
                        LimitException.remedy(ReadLimits.Limit.MAX_VALUES));
            }
            if (token.isStructStart()) {
                depth++;
                keys.push(new HashSet<>());
            }
            touch(token);
        } while (depth > 0 && parser.nextToken() != null);
    }

    /** A parser looks into texts and numbers only when it is asked for them. */
    private void touch(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            parser.getText();
        } else if (token.isNumeric()) {
            parser.getDecimalValue();
        }
    }

    private PlanException here(String message, String remedy) {
        return at(parser.currentTokenLocation(), message, remedy);
    }

    private PlanException error(JsonProcessingException cause, String message, String remedy) {
        JsonLocation at = cause.getLocation();
        return at(at == null ? parser.currentTokenLocation() : at, message, remedy);
    }

    private PlanException at(JsonLocation at, String message, String remedy) {
        int line = at.getLineNr() + skippedLines + source.linesBefore();
        return new PlanException(message, source.name(), line, at.getColumnNr(), remedy);
    }

    /** Which limit the parser speaks of, or null: its messages name the setting that they come from. */
    private static ReadLimits.Limit limit(StreamConstraintsException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.contains("getMaxNestingDepth")) {
            return ReadLimits.Limit.MAX_DEPTH;
        }
        if (message.contains("getMaxStringLength")) {
            return ReadLimits.Limit.MAX_STRING;
        }
        if (message.contains("getMaxNameLength")) {
            return ReadLimits.Limit.MAX_KEY;
        }
        return message.contains("getMaxNumberLength") ? ReadLimits.Limit.MAX_NUMBER : null;
    }

    /** The parser's own words without what it quotes of the file, which may be a secret. */
    private static String firstLine(JsonProcessingException e) {
        String line = e.getOriginalMessage().lines().findFirst().orElse("");
        return ValueText.oneLine(line.replaceAll("token '.*?'(?=[:,])|token '.*'", "token"));
    }
}
