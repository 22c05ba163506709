package io.jenkins.plugins.terraformguard.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.review.AnswerCache;
import io.jenkins.plugins.terraformguard.engine.review.AnswerCache.Cached;
import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryAnswersTest {
    private static final Duration LIFE = Duration.ofHours(1);

    private final Times times = new Times();
    private final MemoryAnswers answers = new MemoryAnswers(2, LIFE, times);

    private static Cached cached(String text) {
        return new Cached("nonce", Protocol.QUESTION, ModelAnswer.of(text));
    }

    @Test
    void anAnswerComesBackWithItsQuestion() {
        answers.keep("a", cached("1"));
        Cached found = answers.find("a").orElseThrow();
        assertEquals("nonce", found.nonce());
        assertEquals(Protocol.QUESTION, found.question());
        assertEquals("1", found.answer().text());
        assertEquals(Optional.empty(), answers.find("b"));
    }

    @Test
    void theOneThatWasNotUsedForLongestGoes() {
        answers.keep("a", cached("1"));
        answers.keep("b", cached("2"));
        answers.find("a");
        answers.keep("c", cached("3"));
        assertTrue(answers.find("a").isPresent());
        assertEquals(Optional.empty(), answers.find("b"));
        assertTrue(answers.find("c").isPresent());
    }

    @Test
    void noneLivesLongerThanItMay() {
        answers.keep("a", cached("1"));
        times.pass(LIFE.minusMillis(1));
        assertTrue(answers.find("a").isPresent());
        times.pass(Duration.ofMillis(1));
        assertEquals(Optional.empty(), answers.find("a"));
        answers.keep("a", cached("2"));
        assertEquals("2", answers.find("a").orElseThrow().answer().text());
    }

    @Test
    void whatIsForgottenOrHasNoKeyIsNotThere() {
        answers.keep("a", cached("1"));
        answers.keep("b", cached("2"));
        answers.keep("", cached("3"));
        answers.forget("a");
        assertEquals(Optional.empty(), answers.find("a"));
        assertEquals(Optional.empty(), answers.find(""));
        answers.clear();
        assertEquals(Optional.empty(), answers.find("b"));
        AnswerCache.NONE.keep("a", cached("1"));
        assertEquals(Optional.empty(), AnswerCache.NONE.find("a"));
        assertThrows(IllegalArgumentException.class, () -> new MemoryAnswers(-1, LIFE));
    }

    @Test
    void oneThatKeepsNothingKeepsNothing() {
        MemoryAnswers none = new MemoryAnswers(0, LIFE, times);
        none.keep("a", cached("1"));
        assertEquals(Optional.empty(), none.find("a"));
    }
}
