package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTextTest {
    @Test
    void escapesMeanWhatTheLanguageSays() {
        assertEquals("", QuotedText.decode(""));
        assertEquals("a b", QuotedText.decode("a b"));
        assertEquals("a\n\r\t\"\\b", QuotedText.decode("a\\n\\r\\t\\\"\\\\b"));
        assertEquals("\u00e9\uD83D\uDE00", QuotedText.decode("\\u00e9\\U0001F600"));
        assertEquals("${x} %{y} $x $$ {", QuotedText.decode("$${x} %%{y} $x $$ {"));
        assertEquals("$${", QuotedText.decode("$$${"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "\\q", "\\u12", "\\u12g4", "\\UFFFFFFFF", "\\U0011000", "a\\'"})
    void whatIsNoEscapeIsNoText(String inside) {
        assertNull(QuotedText.decode(inside));
    }
}
