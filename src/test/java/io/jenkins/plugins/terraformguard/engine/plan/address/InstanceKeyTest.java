package io.jenkins.plugins.terraformguard.engine.plan.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceKeyTest {
    /** Addresses that Terraform 1.11 printed for a resource with odd keys, and those keys. */
    private static Map<String, String> printedByTerraform() throws IOException {
        try (InputStream file = InstanceKeyTest.class.getResourceAsStream("terraform-1.11-keys.json")) {
            return new JsonMapper().readValue(file, new TypeReference<>() {});
        }
    }

    private static InstanceKey keyOf(String address) throws AddressException {
        return ResourceAddress.parse(address).key();
    }

    @Test
    void readsAndWritesEveryKeyAsTerraformDoes() throws Exception {
        Map<String, String> printed = printedByTerraform();
        assertTrue(printed.size() > 70);
        for (Map.Entry<String, String> entry : printed.entrySet()) {
            InstanceKey key = new InstanceKey.ForEach(entry.getValue());
            assertEquals(key, keyOf(entry.getKey()));
            assertEquals(entry.getKey(), "terraform_data.k" + key);
        }
    }

    @Test
    void aTextThatLooksLikeANumberIsNoNumber() throws AddressException {
        assertEquals(new InstanceKey.ForEach("0"), keyOf("a.b[\"0\"]"));
        assertEquals(new InstanceKey.Count(0), keyOf("a.b[0]"));
        assertNotEquals(keyOf("a.b[\"0\"]"), keyOf("a.b[0]"));
    }

    @Test
    void aTextThatLooksLikeTheUnknownKeyIsAText() throws AddressException {
        assertEquals(new InstanceKey.ForEach("*"), keyOf("a.b[\"*\"]"));
        assertEquals(InstanceKey.UNKNOWN, keyOf("a.b[*]"));
        assertEquals(InstanceKey.NONE, keyOf("a.b"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10, 1_000_000, Long.MAX_VALUE})
    void numbers(long number) throws AddressException {
        assertEquals(new InstanceKey.Count(number), keyOf("a.b[" + number + "]"));
        assertEquals("[" + number + "]", new InstanceKey.Count(number).toString());
    }

    @Test
    void thereAreNoNegativeNumbers() {
        assertThrows(IllegalArgumentException.class, () -> new InstanceKey.Count(-1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b[\"\\x07\"]     | \\u0007",
                "a.b[\"\\a\"]       | \\u0007",
                "a.b[\"\\b\\f\\v\"] | \\u0008\\u000c\\u000b",
                "a.b[\"\\x7F\"]     | \\u007f",
                "a.b[\"${x}\"]      | $${x}",
                "a.b[\"%{x}\"]      | %%{x}",
                "a.b[\"\\u00E9\"]   | \u00e9",
                "a.b[\"\\U0001F600\"] | \ud83d\ude00",
            })
    void oldSpellingsAreReadAndWrittenInTheNewOne(String old, String inside) throws AddressException {
        InstanceKey key = keyOf(old);
        assertEquals("[\"" + inside + "\"]", key.toString());
        assertEquals(key, keyOf("a.b" + key));
    }

    @Test
    void anyTextIsWrittenSoThatItIsReadAgain() throws AddressException {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character += character < 0x3000 ? 1 : 61) {
            if (Character.getType(character) != Character.SURROGATE) {
                InstanceKey key = new InstanceKey.ForEach("$" + Character.toString(character) + "{" + character);
                assertEquals(key, keyOf("a.b" + key), () -> "U+" + key);
            }
        }
    }

    @Test
    void aLoneSurrogateIsMadeVisible() {
        assertEquals("[\"a\\ud83d\"]", new InstanceKey.ForEach("a\ud83d").toString());
        assertEquals("[\"\\ude00\\ud83d\"]", new InstanceKey.ForEach("\ude00\ud83d").toString());
    }
}
