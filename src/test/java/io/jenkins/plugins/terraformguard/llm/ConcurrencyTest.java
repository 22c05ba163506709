package io.jenkins.plugins.terraformguard.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import io.jenkins.plugins.terraformguard.llm.ModelFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No endpoint is asked more at once than it may be, and whoever waits for a turn can be told to go. */
class ConcurrencyTest {
    private final Times times = new Times();
    private final Breakers breakers = new Breakers(times);

    private GuardedModel guarded(Model model, Sleeper sleeper) {
        return new GuardedModel(
                model, ScriptedModel.SETTINGS, breakers, TokenBudget.NONE, new Backoff(() -> 1), sleeper);
    }

    @Test
    void soManyAskAtOnceAndNotMore() throws Exception {
        int limit = ScriptedModel.SETTINGS.concurrent();
        CountDownLatch full = new CountDownLatch(limit);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Model model = question -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.countDown();
            full.await();
            now.decrementAndGet();
            return ModelAnswer.of("{}");
        };
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<ModelAnswer>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(threads.submit(() -> guarded(model, times).answer(Protocol.QUESTION)));
            }
            for (Future<ModelAnswer> one : all) {
                assertEquals("{}", one.get().text());
            }
            assertEquals(limit, most.get());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoWaitsForATurnCanBeInterrupted() throws Exception {
        Breakers.Gate gate = breakers.gate(ScriptedModel.SETTINGS);
        gate.places().acquire(ScriptedModel.SETTINGS.concurrent());
        FutureTask<ModelAnswer> waits =
                new FutureTask<>(() -> guarded(new ScriptedModel(), times).answer(Protocol.QUESTION));
        Thread thread = new Thread(waits);
        thread.start();
        while (gate.places().getQueueLength() == 0) {
            Thread.onSpinWait();
        }
        thread.interrupt();

        ExecutionException ended = assertThrows(ExecutionException.class, waits::get);
        assertEquals(InterruptedException.class, ended.getCause().getClass());
        gate.places().release(ScriptedModel.SETTINGS.concurrent());
        assertEquals(ScriptedModel.SETTINGS.concurrent(), gate.places().availablePermits());
    }

    @Test
    void aPlaceIsFreeForOthersWhileSomebodyWaitsToAskAgain() throws Exception {
        ScriptedModel model = new ScriptedModel();
        model.fail(Kind.SERVER);
        List<Integer> free = new ArrayList<>();
        guarded(
                        model,
                        time -> free.add(
                                breakers.gate(ScriptedModel.SETTINGS).places().availablePermits()))
                .answer(Protocol.QUESTION);
        assertEquals(List.of(ScriptedModel.SETTINGS.concurrent()), free);
    }

    @Test
    void anInterruptEndsTheWaitBetweenAttempts() {
        ScriptedModel model = new ScriptedModel();
        model.fail(Kind.SERVER);
        GuardedModel guarded = new GuardedModel(model, ScriptedModel.SETTINGS, breakers, TokenBudget.NONE);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> guarded.answer(Protocol.QUESTION));
        assertTrue(model.asked.get() <= 1);
        assertEquals(
                ScriptedModel.SETTINGS.concurrent(),
                breakers.gate(ScriptedModel.SETTINGS).places().availablePermits());
    }
}
