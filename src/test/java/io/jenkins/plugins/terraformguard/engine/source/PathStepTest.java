package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathStepTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.b-c._d",
                "a[0]",
                "a[0][12].b",
                "a[\"a.b\"]",
                "a[\"a\\\"]\\\\\"].c",
                "[\"\u00e9\"].a",
                "a[\"\"]",
                "a[\"[0]\"]",
                "a[\"1\"]"
            })
    void whatIsReadIsWrittenTheSame(String path) {
        String written = "";
        for (PathStep step : PathStep.parse(path)) {
            written = step instanceof PathStep.Element element
                    ? written + "[" + element.index() + "]"
                    : Paths.member(written, ((PathStep.Member) step).name());
        }
        assertEquals(path, written);
    }

    @Test
    void aQuotedNameNeedNotBeQuoted() {
        assertEquals(PathStep.parse("a.b"), PathStep.parse("a[\"b\"]"));
        assertEquals(List.of(new PathStep.Member("\u00e9t\u00e9")), PathStep.parse("\u00e9t\u00e9"));
    }

    @Test
    void aNumberThatIsTooLargeIsStillANumber() {
        assertEquals(
                List.of(new PathStep.Member("a"), new PathStep.Element(Integer.MAX_VALUE)),
                PathStep.parse("a[123456789012345678901234567890]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[", "a[x]", "a[-1]", "a[*]", "a[]", "a[\"b", "a[\"b\"", "a.", "a..b", "a[\"b\\", "a[0"})
    void ofABrokenPathTheBeginningCounts(String path) {
        assertEquals(List.of(new PathStep.Member("a")), PathStep.parse(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[[", ".", "[\"", "[x"})
    void ofNothingThereIsNothing(String path) {
        assertEquals(List.of(), PathStep.parse(path));
    }
}
