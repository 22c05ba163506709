package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                  | ``",
                "module.a                                            | a",
                "module.a.module.b                                   | a b",
                "module.a[0].module.b-c[12]                          | a b-c",
                "module.a[\"x\"].module.b                            | a b",
                "module.a[\"x.module.y\"].module.b                   | a b",
                "module.a[\"x]\\\"].module.q\\\\\"].module.b[\"[\"]  | a b",
                "module.module.module.\u540d                         | module \u540d",
                "module.a[\"x                                        | a",
                "module.a[\"x\\                                      | a",
                "module.a[                                           | a",
                "module.a.aws_x.b                                    | a",
                "aws_x.b                                             | ``"
            })
    void namesOfCalls(String address, String names) {
        assertEquals(names.isEmpty() ? List.of() : List.of(names.split(" ")), ModuleAddress.names(address));
    }
}
