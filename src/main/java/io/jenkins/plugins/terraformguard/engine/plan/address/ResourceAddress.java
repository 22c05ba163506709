package io.jenkins.plugins.terraformguard.engine.plan.address;

import java.util.Map;
import java.util.Objects;

/**
 * The address of a resource or of one of its instances, such as <code>module.a["x"].data.aws_ami.base[0]</code>.
 *
 * <p>{@code module} begins a module step wherever it stands first, as in Terraform, so it can't be the type of a managed
 * resource. {@code data}, {@code ephemeral} and {@code list} can: they name the mode only where a type and a name
 * follow, and in {@code data.x} the type is {@code data}. The word {@code resource}, which Terraform takes before the
 * address of a managed resource but never prints, is taken and left out.
 *
 * @param mode {@code managed}, {@code data}, {@code ephemeral} or {@code list}
 */
public record ResourceAddress(ModulePath module, String mode, String type, String name, InstanceKey key) {
    public static final String MANAGED = "managed";

    /** Modes by the word that an address begins with. */
    private static final Map<String, String> MODES =
            Map.of("data", "data", "ephemeral", "ephemeral", "list", "list", "resource", MANAGED);

    /** @throws IllegalArgumentException if a part is such that no address has it */
    public ResourceAddress {
        Objects.requireNonNull(module);
        Objects.requireNonNull(key);
        Identifier.require(type);
        Identifier.require(name);
        if (!MODES.containsValue(mode)) {
            throw new IllegalArgumentException("Not a mode of resources: " + AddressException.excerpt(mode, 0));
        }
        if (mode.equals(MANAGED) && type.equals(AddressCursor.MODULE)) {
            throw new IllegalArgumentException("'module' is not the type of a managed resource");
        }
    }

    public static ResourceAddress parse(String text) throws AddressException {
        AddressCursor cursor = new AddressCursor(text);
        ModulePath module = cursor.modules();
        if (!module.isRoot() && cursor.atEnd()) {
            throw cursor.expected("a resource after the module");
        }
        int start = cursor.position();
        String mode = MANAGED;
        String type = cursor.name("the type of a resource");
        cursor.dot("the name of a resource");
        int second = cursor.position();
        String name = cursor.name("the name of a resource");
        if (cursor.skip('.')) {
            mode = MODES.get(type);
            if (mode == null) {
                throw cursor.expected("'data', 'ephemeral' or 'list' before a type and a name", start);
            }
            type = name;
            name = cursor.name("the name of a resource");
        }
        if (mode.equals(MANAGED) && type.equals(AddressCursor.MODULE)) {
            throw cursor.expected("the type of a resource, which 'module' can't be,", second);
        }
        InstanceKey key = cursor.key();
        cursor.end();
        return new ResourceAddress(module, mode, type, name, key);
    }

    /** Whether the text is the address of a resource. */
    public static boolean isValid(String text) {
        try {
            parse(text);
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    /** The address of the block in the configuration: the same for all instances. */
    public ResourceAddress withoutKeys() {
        return new ResourceAddress(module.withoutKeys(), mode, type, name, InstanceKey.NONE);
    }

    /** The address of the block that an address belongs to; the text as it is where it is no address of a resource. */
    public static String blockOf(String text) {
        try {
            return parse(text).withoutKeys().toString();
        } catch (AddressException e) {
            return text;
        }
    }

    /** As Terraform prints it. */
    @Override
    public String toString() {
        return module.prefix() + (mode.equals(MANAGED) ? "" : mode + ".") + type + "." + name + key;
    }
}
