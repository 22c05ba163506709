package io.jenkins.plugins.terraformguard.results.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String SPAN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void whatTheEnvironmentSays() {
        assertEquals(
                new TraceParent(SPAN, "vendor=x"),
                TraceParent.of(Map.of("TRACEPARENT", SPAN, "TRACESTATE", "vendor=x", "PATH", "/bin")));
        assertSame(TraceParent.NONE, TraceParent.of(Map.of("TRACESTATE", "vendor=x")));
        assertSame(TraceParent.NONE, TraceParent.of(null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\nx",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "hunter2"
            })
    void whatHasNotTheFormIsNone(String text) {
        assertSame(TraceParent.NONE, TraceParent.of(text, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no pair", "a=b\r\nInjected: c", "a=\u202eb", "A=b"})
    void aStateThatIsNoneIsLeftOut(String state) {
        assertEquals(new TraceParent(SPAN, ""), TraceParent.of(SPAN, state));
        assertEquals(new TraceParent(SPAN, ""), TraceParent.of(SPAN, "a=" + "b".repeat(511)));
    }
}
