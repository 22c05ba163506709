package io.jenkins.plugins.terraformguard.engine.plan.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModulePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "module.a",
                "module.a.module.b",
                "module.a[0].module.b[\"x.module.y\"].module.c[*]",
                "module.module.module.module",
                "module.data",
            })
    void isWrittenAsItWasRead(String text) throws AddressException {
        assertEquals(text, ModulePath.parse(text).toString());
    }

    @Test
    void hasSteps() throws AddressException {
        ModulePath path = ModulePath.parse("module.a[1].module.b-c[\"x\"]");
        assertEquals(
                List.of(
                        new ModuleStep("a", new InstanceKey.Count(1)),
                        new ModuleStep("b-c", new InstanceKey.ForEach("x"))),
                path.steps());
        assertEquals(List.of("a", "b-c"), path.names());
        assertEquals("module.a[1]", path.parent().toString());
        assertEquals("module.a.module.b-c", path.withoutKeys().toString());
    }

    @Test
    void theRootIsItsOwnParent() throws AddressException {
        assertEquals(ModulePath.ROOT, ModulePath.parse(""));
        assertTrue(ModulePath.ROOT.isRoot());
        assertSame(ModulePath.ROOT, ModulePath.ROOT.parent());
        assertEquals(ModulePath.ROOT, ModulePath.parse("module.a").parent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "module              | 6 | Expected '.' and the name of a module after 'module' at character 7, where the address ends",
                "module.             | 7 | Expected a name after 'module.' at character 8, where the address ends",
                "module.a.           | 9 | Expected 'module.' and a name at character 10, where the address ends",
                "module.a.b          | 9 | Expected 'module.' and a name at character 10, found \"b\"",
                "module.a module.b   | 8 | Expected '.' and what is in the module at character 9, found \" module.b\"",
                "module[0].a         | 6 | Expected '.' and the name of a module after 'module' at character 7, found \"[0].a\"",
                "a                   | 0 | Expected 'module.' and a name at character 1, found \"a\"",
                ".                   | 0 | Expected 'module.' and a name at character 1, found \".\"",
                "module.a[0][1]      | 11 | Expected '.' and what is in the module at character 12, found \"[1]\"",
                "Module.a            | 0 | Expected 'module.' and a name at character 1, found \"Module.a\"",
            })
    void saysWhatWasExpected(String text, int position, String message) {
        AddressException error = assertThrows(AddressException.class, () -> ModulePath.parse(text));
        assertEquals(message, error.getMessage());
        assertEquals(position, error.position());
    }

    @Test
    void aStepNeedsAName() {
        assertThrows(IllegalArgumentException.class, () -> new ModuleStep("", InstanceKey.NONE));
        assertThrows(IllegalArgumentException.class, () -> new ModuleStep("a.b", InstanceKey.NONE));
    }
}
