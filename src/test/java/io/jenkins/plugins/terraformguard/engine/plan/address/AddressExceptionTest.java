package io.jenkins.plugins.terraformguard.engine.plan.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressExceptionTest {
    private static AddressException error(String address) {
        return assertThrows(AddressException.class, () -> ResourceAddress.parse(address));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'' | 0 | 'Expected the type of a resource at character 1, where the address ends'",
                "a | 1 | 'Expected ''.'' and the name of a resource at character 2, where the address ends'",
                "a. | 2 | 'Expected the name of a resource at character 3, where the address ends'",
                ".a | 0 | 'Expected the type of a resource at character 1, found \".a\"'",
                "a..b | 2 | 'Expected the name of a resource at character 3, found \".b\"'",
                "1a.b | 0 | 'Expected the type of a resource at character 1, found \"1a.b\"'",
                "a.-b | 2 | 'Expected the name of a resource at character 3, found \"-b\"'",
                "a b.c | 1 | 'Expected ''.'' and the name of a resource at character 2, found \" b.c\"'",
                "a.b.c | 0 | 'Expected ''data'', ''ephemeral'' or ''list'' before a type and a name at character 1, found \"a.b.c\"'",
                "data.a.b.c | 8 | 'Expected the end of the address at character 9, found \".c\"'",
                "a.b[0].c | 6 | 'Expected the end of the address at character 7, found \".c\"'",
                "a.b[0][1] | 6 | 'Expected the end of the address at character 7, found \"[1]\"'",
                "module.a | 8 | 'Expected a resource after the module at character 9, where the address ends'",
                "module.a. | 9 | 'Expected a resource after the module at character 10, where the address ends'",
                "module. | 7 | 'Expected a name after ''module.'' at character 8, where the address ends'",
                "module..b | 7 | 'Expected a name after ''module.'' at character 8, found \".b\"'",
                "resource.module.x | 9 | 'Expected the type of a resource, which ''module'' can''t be, at character 10, found \"module.x\"'",
                "a.b[] | 4 | 'Expected a number, a text in quotation marks or ''*'' after ''['' at character 5, found \"]\"'",
                "a.b[-1] | 4 | 'Expected a number, a text in quotation marks or ''*'' after ''['' at character 5, found \"-1]\"'",
                "a.b[01] | 4 | 'Expected a number without leading zeros at character 5, found \"01]\"'",
                "a.b[1.5] | 5 | 'Expected '']'' after an instance key at character 6, found \".5]\"'",
                "a.b[9223372036854775808] | 4 | 'Expected a number up to 9223372036854775807 at character 5, found \"9223372036854775...\"'",
                "a.b[x] | 4 | 'Expected a number, a text in quotation marks or ''*'' after ''['' at character 5, found \"x]\"'",
                "a.b[0 | 5 | 'Expected '']'' after an instance key at character 6, where the address ends'",
                "a.b[\"x | 6 | 'Expected a closing quotation mark at character 7, where the address ends'",
                "a.b[\"a\"b\"] | 7 | 'Expected '']'' after an instance key at character 8, found \"b\\\"]\"'",
                "a.b[\"\\q\"] | 5 | 'Expected an escape such as \\n, \\\" or \\u0000 at character 6, found \"\\\\q\\\"]\"'",
                "a.b[\"\\u12\"] | 5 | 'Expected 4 hexadecimal digits in an escape at character 6, found \"\\\\u12\\\"]\"'",
                "a.b[\"\\ud800\"] | 5 | 'Expected the number of a Unicode character at character 6, found \"\\\\ud800\\\"]\"'",
                "a.b[\"\\U00110000\"] | 5 | 'Expected the number of a Unicode character at character 6, found \"\\\\U00110000\\\"]\"'",
                "a.b[\"\\xff\"] | 5 | 'Expected the number of a Unicode character at character 6, found \"\\\\xff\\\"]\"'",
            })
    void saysWhatWasExpectedWhere(String address, int position, String message) {
        AddressException error = error(address);
        assertEquals(message, error.getMessage());
        assertEquals(position, error.position());
        assertFalse(ResourceAddress.isValid(address));
    }

    @Test
    void whatIsInvisibleIsMadeVisible() {
        assertEquals(
                "Expected the end of the address at character 4, found \"\\u202e\\u001b[31m\\ud800\\U000e0041\"",
                error("a.b\u202e\u001b[31m\ud800\udb40\udc41").getMessage());
        assertEquals(
                "Expected no line break within a key at character 7, found \"\\ny\\\"]\"",
                error("a.b[\"x\ny\"]").getMessage());
        assertEquals(
                "Expected a Unicode character at character 6, found \"\\ude00\\\"]\"",
                error("a.b[\"\ude00\"]").getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b\u0000",
                "a.b\u00ad",
                "a.b\u200d",
                "a.\u0301b",
                "a.b ",
                " a.b",
                "a.b\n",
                "a/b",
                "a.b[0]]",
                "a.b[\"\\",
                "a.b[\"\\\"",
                "a.b[\"\\u",
                "a.b[\"\\u000\uff10\"]",
                "a.b[\"\\UFFFFFFFF\"]",
                "a.b[\"\\'\"]",
                "a.b['x']",
                "a.b[\u0661]",
                "a.b[ 0 ]",
                "a.b[**]",
                "module.a.module",
            })
    void isNoAddress(String text) {
        assertFalse(ResourceAddress.isValid(text));
    }
}
