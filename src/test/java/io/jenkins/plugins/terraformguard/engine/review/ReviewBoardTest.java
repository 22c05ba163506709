package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReviewBoardTest {
    private static final String GOOD = Answers.review("The database is replaced.", Answers.DATABASE);
    private static final ReviewRules ALL = new ReviewRules(ReviewRules.ROLES, true, 8_000, null);

    private static List<ReviewCall> calls(ReviewRules rules, Map<String, Model> models, Model critic) throws Exception {
        return ReviewBoard.hold("x", Sheets.SHEET, "", rules, Answers.panel(models, critic))
                .calls();
    }

    private static ReviewCall one(Model model) throws Exception {
        return calls(ReviewRules.DEFAULT, Map.of("general", model), null).get(0);
    }

    @Test
    void rolesAreAskedSideBySideEachWithItsOwnInstructions() throws Exception {
        CyclicBarrier all = new CyclicBarrier(ReviewRules.ROLES.size());
        Map<String, Model> models = new HashMap<>();
        for (String role : ReviewRules.ROLES) {
            models.put(role, question -> {
                try {
                    all.await(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return ModelAnswer.of(GOOD);
            });
        }
        List<ReviewCall> calls = calls(ALL, models, Answers.saying(Answers.critique()));

        assertEquals(
                List.of("general", "security", "reliability", "cost-and-scale", "intent", "critic"),
                calls.stream().map(ReviewCall::role).toList());
        assertTrue(calls.stream().allMatch(call -> call.status() == Status.ANSWERED), calls.toString());
        assertEquals(6, calls.stream().map(ReviewCall::promptDigest).distinct().count());
        assertEquals(6, calls.stream().map(ReviewCall::nonce).distinct().count());
        assertTrue(calls.stream().noneMatch(call -> call.system().contains("{{")), "something was not filled in");
    }

    @Test
    void aRoleWithoutAModelIsNotAsked() throws Exception {
        assertEquals(
                List.of("security"),
                calls(ALL, Map.of("security", Answers.saying(GOOD)), null).stream()
                        .map(ReviewCall::role)
                        .toList());
        assertEquals(List.of(), calls(ALL, Map.of(), Answers.saying(Answers.critique())));
    }

    @Test
    void theCriticIsToldOfConcernsThatHoldAndAskedOnlyIfThereAreSome() throws Exception {
        Model said = Answers.saying(Answers.review("", Answers.MADE_UP, Answers.DATABASE));
        List<ReviewCall> calls = calls(ALL, Map.of("general", said), Answers.saying(Answers.critique()));
        String user = calls.get(1).user();
        assertTrue(user.contains("\"id\":\"C1\"") && user.contains("Data is lost"), user);
        assertFalse(user.contains("C2") || user.contains("5000"), user);
        assertEquals(
                1,
                calls(ALL, Map.of("general", Answers.saying(Answers.review("", Answers.MADE_UP))), said)
                        .size());
    }

    @Test
    void whatGoesWrongIsRecordedWithoutWhatItSays() throws Exception {
        ReviewCall failed = one(question -> {
            throw new IllegalStateException("key sk-123 at https://inside.example");
        });
        assertEquals(Status.FAILED, failed.status());
        assertEquals("The reviewer failed: IllegalStateException", failed.problem());
        ReviewCall told = one(question -> {
            throw new ReviewException("The endpoint says 500, see https://inside.example");
        });
        assertEquals("The answer is not as it has to be", told.problem());
        ReviewCall skipped = one(question -> {
            throw new ReviewException("No budget is left") {
                private static final long serialVersionUID = 1L;

                @Override
                public boolean skipped() {
                    return true;
                }
            };
        });
        assertEquals(Status.SKIPPED, skipped.status());
        assertEquals("No budget is left", skipped.problem());
        assertEquals(Status.FAILED, one(question -> null).status());
        assertEquals(
                Status.FAILED,
                one(question -> {
                            throw new StackOverflowError();
                        })
                        .status());
        assertEquals(Status.DISCARDED, one(Answers.saying("PASS")).status());
        assertEquals(
                Status.DISCARDED, one(Answers.saying("\u0001".repeat(200_000))).status());
        assertEquals(
                Status.DISCARDED,
                one(question -> ModelAnswer.of(GOOD + question.canaries().inData()))
                        .status());
    }

    @Test
    void whoIsAskedIsRecordedAsItCanBeShown() throws Exception {
        ReviewCall call = one(new Model() {
            @Override
            public ModelAnswer answer(Question question) {
                return new ModelAnswer(GOOD + "\ud800", "m\u202e".repeat(500), -1, -2, 0, false);
            }

            @Override
            public ModelIdentity identity() {
                return new ModelIdentity("main", "openai", "gpt\n");
            }
        });
        assertEquals(new ModelIdentity("main", "openai", "gpt?"), call.model());
        assertEquals(GOOD + "\ufffd", call.answer().text());
        assertEquals(200, call.answer().model().length());
        assertEquals(
                "0 0 1",
                call.answer().inputTokens() + " " + call.answer().outputTokens() + " "
                        + call.answer().attempts());
        ReviewCall nameless = one(new Model() {
            @Override
            public ModelAnswer answer(Question question) {
                return ModelAnswer.of(GOOD);
            }

            @Override
            public ModelIdentity identity() {
                throw new IllegalStateException("no name");
            }
        });
        assertEquals(ModelIdentity.UNKNOWN, nameless.model());
        assertEquals(Status.ANSWERED, nameless.status());
    }

    @Test
    void notesOfThePanelAreRecordedIfTheyArePlain() throws Exception {
        ReviewPanel panel = new ReviewPanel(
                Map.of(),
                null,
                Duration.ZERO,
                () -> "",
                List.of("No model for intent", "<b>see https://x.example</b>"));
        assertEquals(
                List.of("No model for intent", "A note is not shown: it is not plain text"),
                ReviewBoard.hold("x", Sheets.SHEET, "", ALL, panel).notes());
    }

    @Test
    void nobodyIsWaitedForLongerThanTheLimit() {
        CountDownLatch interrupted = new CountDownLatch(1);
        Model hangs = question -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            // It does not even give up when it is told to.
            while (interrupted.getCount() >= 0) {
                Thread.onSpinWait();
                if (Thread.interrupted()) {
                    break;
                }
            }
            return ModelAnswer.of(GOOD);
        };
        ReviewPanel panel = new ReviewPanel(
                Map.of("general", hangs, "security", Answers.saying(GOOD)),
                Answers.saying(Answers.critique()),
                Duration.ofMillis(500),
                () -> "n",
                List.of());
        List<ReviewCall> calls = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> ReviewBoard.hold("x", Sheets.SHEET, "", ALL, panel).calls());

        assertEquals(
                List.of(Status.FAILED, Status.ANSWERED, Status.SKIPPED),
                calls.stream().map(ReviewCall::status).toList());
        assertEquals("There was no answer within 500 ms", calls.get(0).problem());
    }

    @Test
    void whoeverIsInterruptedAsksNobodyAnyMore() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        Model hangs = question -> {
            asked.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                told.countDown();
                throw e;
            }
            return ModelAnswer.of(GOOD);
        };
        Thread thread = new Thread(() -> assertThrows(
                InterruptedException.class, () -> calls(ReviewRules.DEFAULT, Map.of("general", hangs), null)));
        thread.start();
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        thread.interrupt();
        assertTrue(told.await(10, TimeUnit.SECONDS), "the model goes on");
        thread.join(10_000);
        assertFalse(thread.isAlive());
    }

    @Test
    void aGoodAnswerIsUsedAgainWithItsQuestionAndABadOneIsForgotten() throws Exception {
        Map<String, AnswerCache.Cached> kept = new HashMap<>();
        AnswerCache cache = new AnswerCache() {
            @Override
            public synchronized Optional<Cached> find(String key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public synchronized void keep(String key, Cached cached) {
                kept.put(key, cached);
            }

            @Override
            public synchronized void forget(String key) {
                kept.remove(key);
            }
        };
        AtomicInteger times = new AtomicInteger();
        AtomicReference<String> wanted = new AtomicReference<>("");
        Model counts = new Model() {
            @Override
            public ModelAnswer answer(Question question) {
                return ModelAnswer.of(times.incrementAndGet() == 1 ? "PASS" : GOOD);
            }

            @Override
            public String cacheKey(String promptDigest, String dataDigest) {
                return wanted.get().isEmpty() ? "" : wanted.get() + promptDigest + dataDigest;
            }
        };
        AtomicInteger nonce = new AtomicInteger();
        ReviewPanel panel = new ReviewPanel(
                Map.of("general", counts),
                null,
                Duration.ofSeconds(10),
                () -> "n" + nonce.incrementAndGet(),
                List.of(),
                cache);
        wanted.set("model");
        for (int i = 0; i < 3; i++) {
            ReviewBoard.hold("x", Sheets.SHEET, "", ReviewRules.DEFAULT, panel);
        }
        assertEquals(2, times.get(), "a bad answer was kept, or a good one was not");
        ReviewCall call = ReviewBoard.hold("x", Sheets.SHEET, "", ReviewRules.DEFAULT, panel)
                .calls()
                .get(0);
        assertEquals("n2", call.nonce());
        assertTrue(call.answer().cached() && call.status() == Status.ANSWERED);
        kept.replaceAll((key, cached) -> new AnswerCache.Cached(
                cached.nonce(),
                cached.question(),
                ModelAnswer.of(GOOD + cached.question().canaries().inData())));
        assertEquals(
                Status.ANSWERED,
                ReviewBoard.hold("x", Sheets.SHEET, "", ReviewRules.DEFAULT, panel)
                        .calls()
                        .get(0)
                        .status());
        assertEquals(3, times.get(), "a poisoned answer was used");
        wanted.set("");
        ReviewBoard.hold("x", Sheets.SHEET, "", ReviewRules.DEFAULT, panel);
        wanted.set("model elsewhere");
        ReviewBoard.hold("x", Sheets.SHEET, "", ReviewRules.DEFAULT, panel);
        assertEquals(5, times.get(), "an answer of another model, or for one that wants none again");
    }
}
