package io.jenkins.plugins.terraformguard.engine.waiver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a baseline strictly: what the command writes, in whatever layout, and nothing else. */
final class BaselineReader {
    private static final String REMEDY = "Run terraform-guard baseline again; the file is not meant to be edited";
    private static final Map<String, Pattern> FORMS = Map.of(
            "fingerprint", Pattern.compile("[0-9a-f]{64}"),
            "policy", Pattern.compile("[A-Za-z0-9._:-]{1,128}"),
            "type", Pattern.compile("(?s).{0,1000}"),
            "address", Pattern.compile("(?s).{0," + Baseline.MAX_ADDRESS + "}"),
            "values", Pattern.compile("(?:[0-9a-f]{64})?"));

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10)
                    .maxStringLength(1 << 16)
                    .maxNameLength(100)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser in;
    private final String file;

    private BaselineReader(JsonParser in, String file) {
        this.in = in;
        this.file = file;
    }

    static Baseline read(PolicyFile file) throws PolicyException {
        try (JsonParser in = JSON.createParser(file.text())) {
            return new BaselineReader(in, file.name()).document();
        } catch (JsonProcessingException e) {
            throw wrong("This is not valid JSON: " + e.getOriginalMessage(), file.name(), e.getLocation());
        } catch (IOException e) {
            throw new PolicyException("The baseline can't be read", file.name(), 0, 0, REMEDY);
        }
    }

    private Baseline document() throws IOException, PolicyException {
        in.nextToken();
        expect(JsonToken.START_OBJECT, "an object");
        List<Baseline.Entry> entries = null;
        String schema = null;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String key = known(Set.of("schema", "entries"));
            if (key.equals("schema") && schema == null) {
                schema = schema();
            } else if (key.equals("entries") && entries == null) {
                entries = entries();
            } else {
                throw wrong("The key '" + key + "' is there twice");
            }
        }
        if (schema == null || entries == null) {
            throw wrong("The key '" + (schema == null ? "schema" : "entries") + "' is missing");
        }
        if (in.nextToken() != null) {
            throw wrong("There is more after the end of the baseline");
        }
        return new Baseline(file, entries);
    }

    private String schema() throws IOException, PolicyException {
        expect(JsonToken.VALUE_STRING, "a text");
        if (!in.getText().equals(Baseline.SCHEMA)) {
            throw wrong("This is no baseline of a version that is known here, which is " + Baseline.SCHEMA);
        }
        return in.getText();
    }

    private List<Baseline.Entry> entries() throws IOException, PolicyException {
        expect(JsonToken.START_ARRAY, "a list");
        List<Baseline.Entry> entries = new ArrayList<>();
        Set<String> fingerprints = new HashSet<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (entries.size() == Baseline.MAX_ENTRIES) {
                throw wrong("There are more than " + Baseline.MAX_ENTRIES + " entries");
            }
            Baseline.Entry entry = entry();
            if (!fingerprints.add(entry.fingerprint())) {
                throw wrong("The fingerprint " + entry.fingerprint() + " is there twice");
            }
            entries.add(entry);
        }
        return entries;
    }

    private Baseline.Entry entry() throws IOException, PolicyException {
        expect(JsonToken.START_OBJECT, "an object");
        Map<String, String> texts = new HashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String key = known(FORMS.keySet());
            expect(JsonToken.VALUE_STRING, "a text");
            String text = in.getText();
            if (!FORMS.get(key).matcher(text).matches()) {
                throw wrong("This is not what '" + key + "' looks like");
            }
            if (texts.put(key, text) != null) {
                throw wrong("The key '" + key + "' is there twice");
            }
        }
        for (String key : List.of("fingerprint", "policy", "type", "address", "values")) {
            if (!texts.containsKey(key)) {
                throw wrong("The key '" + key + "' is missing");
            }
        }
        return new Baseline.Entry(
                texts.get("fingerprint"),
                texts.get("policy"),
                texts.get("type"),
                texts.get("address"),
                texts.get("values"));
    }

    /** The key that the parser is on, and on to its value. */
    private String known(Set<String> keys) throws IOException, PolicyException {
        String key = in.currentName();
        if (!keys.contains(key)) {
            throw wrong(Suggestion.append("Unknown key '" + key + "'", key, keys));
        }
        in.nextToken();
        return key;
    }

    private void expect(JsonToken token, String what) throws PolicyException {
        if (in.currentToken() != token) {
            throw wrong("There must be " + what + " here");
        }
    }

    private PolicyException wrong(String message) {
        return wrong(message, file, in.currentTokenLocation());
    }

    private static PolicyException wrong(String message, String file, JsonLocation at) {
        return new PolicyException(
                message, file, at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr(), REMEDY);
    }
}
