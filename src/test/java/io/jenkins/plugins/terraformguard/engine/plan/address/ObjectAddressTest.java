package io.jenkins.plugins.terraformguard.engine.plan.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.terraformguard.engine.plan.address.ObjectAddress.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "action.aws_lambda_invoke.hook          | ACTION   | '' | aws_lambda_invoke | hook",
                "action.aws_lambda_invoke.hook[\"a.b\"] | ACTION   | '' | aws_lambda_invoke | hook",
                "module.a[0].action.x.y[*]              | ACTION   | module.a[0] | x | y",
                "check.health                           | CHECK    | '' | '' | health",
                "module.a[\"x\"].check.health           | CHECK    | module.a[\"x\"] | '' | health",
                "output.ip                              | OUTPUT   | '' | '' | ip",
                "var.region                             | VARIABLE | '' | '' | region",
                "module.a.module.b.var.var              | VARIABLE | module.a.module.b | '' | var",
            })
    void hasParts(String text, Kind kind, String module, String type, String name) throws AddressException {
        ObjectAddress address = ObjectAddress.parse(text);
        assertEquals(kind, address.kind());
        assertEquals(module, address.module().toString());
        assertEquals(type, address.type());
        assertEquals(name, address.name());
        assertEquals(text, address.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'' | 0 | 'Expected ''action'', ''check'', ''output'' or ''var'' at character 1, where the address ends'",
                "aws_x.y | 0 | 'Expected ''action'', ''check'', ''output'' or ''var'' at character 1, found \"aws_x.y\"'",
                "module.a | 8 | 'Expected ''action'', ''check'', ''output'' or ''var'' at character 9, where the address ends'",
                "check | 5 | 'Expected ''.'' and a name after ''check'' at character 6, where the address ends'",
                "output. | 7 | 'Expected a name after ''output.'' at character 8, where the address ends'",
                "action.x | 8 | 'Expected ''.'' and the name of an action at character 9, where the address ends'",
                "check.x[0] | 7 | 'Expected the end of the address at character 8, found \"[0]\"'",
                "var.x.y | 5 | 'Expected the end of the address at character 6, found \".y\"'",
            })
    void saysWhatWasExpected(String text, int position, String message) {
        AddressException error = assertThrows(AddressException.class, () -> ObjectAddress.parse(text));
        assertEquals(message, error.getMessage());
        assertEquals(position, error.position());
    }

    @Test
    void onlyActionsHaveTypesAndInstances() {
        InstanceKey first = new InstanceKey.Count(0);
        assertThrows(
                IllegalArgumentException.class,
                () -> new ObjectAddress(Kind.CHECK, ModulePath.ROOT, "x", "y", InstanceKey.NONE));
        assertThrows(
                IllegalArgumentException.class, () -> new ObjectAddress(Kind.OUTPUT, ModulePath.ROOT, "", "y", first));
        assertThrows(
                IllegalArgumentException.class, () -> new ObjectAddress(Kind.ACTION, ModulePath.ROOT, "", "y", first));
    }
}
