package io.jenkins.plugins.terraformguard.tool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.terraformguard.engine.drift.life.StateSerial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Which state a saved plan was made from. A saved plan is a zip archive that holds it; of that, nothing but these two is read.
 *
 * @param lineage what stays the same for the whole life of a state; empty where it is not known
 * @param serial its version, as a number in decimal digits; empty where it is not known
 */
public record StateIdentity(String lineage, String serial) {
    public static final StateIdentity UNKNOWN = new StateIdentity("", "");

    /** The state after refreshing, and the one before, which as a rule has no identity of its own. */
    private static final List<String> ENTRIES = List.of("tfstate", "tfstate-prev");

    /** Both stand at the very beginning of a state, which may be of any size. */
    private static final int MAX_BYTES = 1 << 20;

    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_LINEAGE = 100;
    private static final int MAX_DIGITS = 18;

    public boolean isKnown() {
        return !lineage.isEmpty();
    }

    /** The same as a number; nothing is known where it is too large for one. */
    public StateSerial serialNumber() {
        return isKnown() && serial.length() <= MAX_DIGITS
                ? new StateSerial(lineage, Long.parseLong(serial))
                : StateSerial.NONE;
    }

    /** Of a saved plan; {@link #UNKNOWN} if it does not say, or not in one way only. */
    public static StateIdentity of(Path savedPlan) {
        try (ZipFile zip = new ZipFile(savedPlan.toFile())) {
            for (String name : ENTRIES) {
                List<? extends ZipEntry> entries = zip.stream()
                        .limit(MAX_ENTRIES)
                        .filter(entry -> entry.getName().equals(name))
                        .toList();
                StateIdentity identity = entries.size() == 1 ? read(zip, entries.get(0)) : UNKNOWN;
                if (identity.isKnown() || entries.size() > 1) {
                    return identity;
                }
            }
            return UNKNOWN;
        } catch (IOException | IllegalArgumentException e) {
            return UNKNOWN; // Whether the plan is a good one is for the tool to say.
        }
    }

    private static StateIdentity read(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return read(in.readNBytes(MAX_BYTES));
        }
    }

    /** @param start of a state, which may be cut off anywhere */
    static StateIdentity read(byte[] start) {
        String lineage = "";
        String serial = "";
        try (JsonParser parser = new JsonFactory().createParser(start)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return UNKNOWN;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME && (lineage.isEmpty() || serial.isEmpty())) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("lineage") && value == JsonToken.VALUE_STRING && isLineage(parser.getText())) {
                    lineage = parser.getText();
                } else if (name.equals("serial") && value == JsonToken.VALUE_NUMBER_INT) {
                    serial = parser.getLongValue() < 0 ? "" : Long.toString(parser.getLongValue());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            // It was cut off before both were found, or is no JSON.
            return UNKNOWN;
        }
        return lineage.isEmpty() || serial.isEmpty() ? UNKNOWN : new StateIdentity(lineage, serial);
    }

    private static boolean isLineage(String text) {
        return text.length() <= MAX_LINEAGE && text.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
