package io.jenkins.plugins.terraformguard.engine.plan.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws_instance.web",
                "aws_instance.web[0]",
                "aws_instance.web[*]",
                "aws_instance.web[\"a.b\\\"c\"]",
                "data.aws_ami.base",
                "ephemeral.random_password.db[1]",
                "list.aws_instance.all",
                "module.a.aws_instance.web",
                "module.a[\"x\"].module.b[2].data.aws_ami.base[\"y[0].z\"]",
                "module.mod[*].test.a",
                "a.module",
                "a.data",
                "_x._",
                "a-b.c-d-",
                "donn\u00e9es_1.\u65e5\u672c\u8a9e",
                "\ud801\udc00a.b",
                "modules.a",
                "module-x.a",
                "data_x.a",
            })
    void isWrittenAsItWasRead(String text) throws AddressException {
        assertTrue(ResourceAddress.isValid(text));
        assertEquals(text, ResourceAddress.parse(text).toString());
    }

    @Test
    void hasParts() throws AddressException {
        ResourceAddress address = ResourceAddress.parse("module.a[\"x\"].data.aws_ami.base[3]");
        assertEquals(
                new ResourceAddress(
                        ModulePath.parse("module.a[\"x\"]"), "data", "aws_ami", "base", new InstanceKey.Count(3)),
                address);
        assertEquals("module.a.data.aws_ami.base", address.withoutKeys().toString());
        assertEquals("managed", ResourceAddress.parse("a.b").mode());
        assertEquals("ephemeral", ResourceAddress.parse("ephemeral.a.b").mode());
        assertEquals("list", ResourceAddress.parse("list.a.b").mode());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "data.x,            managed,   data,      x",
                "data.data,         managed,   data,      data",
                "data.data.data,    data,      data,      data",
                "data.module.x,     data,      module,    x",
                "data.ephemeral.x,  data,      ephemeral, x",
                "ephemeral.x,       managed,   ephemeral, x",
                "list.x[0],         managed,   list,      x",
                "resource.x,        managed,   resource,  x",
                "action.x,          managed,   action,    x",
                "a.module,          managed,   a,         module",
                "module.m.data.x,   managed,   data,      x",
            })
    void keywordsMayBeTypesAndNames(String text, String mode, String type, String name) throws AddressException {
        ResourceAddress address = ResourceAddress.parse(text);
        assertEquals(mode, address.mode());
        assertEquals(type, address.type());
        assertEquals(name, address.name());
        assertEquals(text, address.toString());
    }

    @Test
    void theWordResourceIsTakenAndLeftOut() throws AddressException {
        assertEquals(ResourceAddress.parse("a.b[0]"), ResourceAddress.parse("resource.a.b[0]"));
        assertEquals(
                "module.m.data.x",
                ResourceAddress.parse("module.m.resource.data.x").toString());
    }

    @Test
    void onlyPartsThatAnAddressCanHave() {
        ModulePath root = ModulePath.ROOT;
        InstanceKey none = InstanceKey.NONE;
        assertThrows(IllegalArgumentException.class, () -> new ResourceAddress(root, "managed", "module", "a", none));
        assertThrows(IllegalArgumentException.class, () -> new ResourceAddress(root, "magic", "a", "b", none));
        assertThrows(IllegalArgumentException.class, () -> new ResourceAddress(root, "data", "a.b", "c", none));
        assertThrows(IllegalArgumentException.class, () -> new ResourceAddress(root, "data", "a", "", none));
        assertThrows(IllegalArgumentException.class, () -> new ResourceAddress(root, "data", "a", "1", none));
    }
}
