package io.jenkins.plugins.terraformguard.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModulePath;
import io.jenkins.plugins.terraformguard.engine.plan.address.ObjectAddress;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads any text as an address. What is no address must end in an {@link AddressException} that is fit to be shown; what
 * is one must stay the same when it is written and read again.
 */
public final class AddressFuzz {
    private static final int LONGEST_MESSAGE = 300;

    /** Without escapes, templates and the word that is left out, an address has one spelling. */
    private static final Pattern PLAIN = Pattern.compile("(?!(.*\\.)?resource\\.)[ !-#%-Z\\[\\]-z|}~]*");

    private AddressFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        // Bytes that are no UTF-8 stand for half a surrogate pair, which UTF-8 itself can't hold.
        String text = new String(data, StandardCharsets.UTF_8).replace('\ufffd', '\ud83d');
        resource(text);
        module(text);
        object(text);
        key(text);
    }

    private static void resource(String text) {
        try {
            ResourceAddress address = ResourceAddress.parse(text);
            sameText(text, address.toString());
            assertTrue(ResourceAddress.isValid(text));
            assertEquals(address, ResourceAddress.parse(address.toString()));
            assertEquals(address.module(), ModulePath.parse(address.module().toString()));
            ResourceAddress block = address.withoutKeys();
            assertEquals(block, ResourceAddress.parse(block.toString()));
            assertEquals(address.module().names(), block.module().names());
        } catch (AddressException e) {
            assertTrue(!ResourceAddress.isValid(text));
            fitToBeShown(e, text);
        }
    }

    private static void module(String text) {
        try {
            ModulePath path = ModulePath.parse(text);
            sameText(text, path.toString());
            assertEquals(path, ModulePath.parse(path.toString()));
            assertEquals(
                    path.parent().names(),
                    path.names().subList(0, Math.max(0, path.names().size() - 1)));
        } catch (AddressException e) {
            fitToBeShown(e, text);
        }
    }

    private static void object(String text) {
        try {
            ObjectAddress address = ObjectAddress.parse(text);
            sameText(text, address.toString());
            assertEquals(address, ObjectAddress.parse(address.toString()));
        } catch (AddressException e) {
            fitToBeShown(e, text);
        }
    }

    /** Any text at all can be a key. */
    private static void key(String text) {
        String address = "a.b" + new InstanceKey.ForEach(text);
        boolean whole = text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        try {
            assertEquals(
                    new InstanceKey.ForEach(text),
                    ResourceAddress.parse(address).key());
            assertTrue(whole, "half a surrogate pair was taken for a character");
        } catch (AddressException e) {
            assertTrue(!whole, e.getMessage());
            fitToBeShown(e, address);
        }
    }

    private static void sameText(String expected, String actual) {
        if (PLAIN.matcher(expected).matches()) {
            assertEquals(expected, actual);
        }
    }

    private static void fitToBeShown(AddressException error, String text) {
        String message = error.getMessage();
        assertTrue(error.position() >= 0 && error.position() <= text.length(), () -> "position " + error.position());
        assertTrue(message.length() <= LONGEST_MESSAGE, message);
        ShownText.check(message);
    }
}
