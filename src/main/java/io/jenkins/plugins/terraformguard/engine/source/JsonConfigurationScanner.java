package io.jenkins.plugins.terraformguard.engine.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds blocks and their attributes in JSON syntax. A block lies where the key is that completes its labels; texts are
 * not looked into.
 *
 * <p>It takes any text, in linear time and without recursion. Of a file that is broken, what comes before the mistake
 * stays.
 */
public final class JsonConfigurationScanner {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Scan scan;
    private final JsonParser parser;
    private final Deque<Open> open = new ArrayDeque<>();
    private JsonTarget value;

    private record Open(JsonTarget target, boolean array) {}

    private JsonConfigurationScanner(Scan scan, JsonParser parser) {
        this.scan = scan;
        this.parser = parser;
        this.value = new JsonFile(scan);
    }

    /** @param file the name that positions have */
    public static ScannedFile scan(String text, String file) {
        return scan(text, file, ScanBudget.ofOneFile());
    }

    /** @param budget what may be kept, also of other files */
    public static ScannedFile scan(String text, String file, ScanBudget budget) {
        Scan scan = new Scan(file, budget);
        int line = 1;
        try (JsonParser parser = parser(text)) {
            try {
                new JsonConfigurationScanner(scan, parser).run();
            } catch (JsonProcessingException e) {
                line = line(e.getLocation());
                scan.stop(line, "This is not valid JSON, or its texts or its nesting are too large");
            }
            line = Math.max(line, line(parser.currentLocation()));
        } catch (IOException e) {
            scan.stop(line, "This can't be read as JSON");
        }
        return scan.result(line);
    }

    private static JsonParser parser(String text) throws IOException {
        // The parser ends a line at a carriage return alone as well; as white space it means the same.
        String lines = text.replace('\r', ' ');
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Scan.MAX_DEPTH)
                        .build())
                // Names of a file that is not trusted don't go into a table.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build()
                .createParser(lines.startsWith(BYTE_ORDER_MARK) ? lines.substring(1) : lines);
    }

    private static int line(JsonLocation at) {
        return at == null ? 1 : Math.max(at.getLineNr(), 1);
    }

    private void run() throws IOException {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            scan.stop(1, "The file is not a JSON object");
            return;
        }
        do {
            accept(token);
        } while (!open.isEmpty() && !scan.stopped() && (token = parser.nextToken()) != null);
    }

    private void accept(JsonToken token) throws IOException {
        switch (token) {
            case FIELD_NAME -> value = open.element().target.member(parser.currentName(), position());
            case START_OBJECT, START_ARRAY -> open(token == JsonToken.START_ARRAY);
            case END_OBJECT, END_ARRAY -> open.pop().target.closed(position().line());
            default -> {
                JsonTarget target = target();
                if (target != null && token == JsonToken.VALUE_STRING) {
                    target.text(parser.getText());
                }
            }
        }
    }

    private void open(boolean array) throws IOException {
        JsonTarget target = target();
        target = target == null ? null : target.opened(array);
        if (target == null) {
            parser.skipChildren();
        } else {
            open.push(new Open(target, array));
        }
    }

    /** What the value that begins here is for. */
    private JsonTarget target() {
        return !open.isEmpty() && open.element().array ? open.element().target.element(position()) : value;
    }

    private SourcePosition position() {
        JsonLocation at = parser.currentTokenLocation();
        return scan.position(at.getLineNr(), at.getColumnNr());
    }
}
