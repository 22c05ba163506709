package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has reviewers look at a change, side by side, and writes down what they were sent and what they said. */
public final class ReviewBoard {
    private static final int MAX_NOTE = 300;

    private final FactSheet sheet;
    private final ReviewPanel panel;
    private final ExecutorService threads;
    private final long start = System.nanoTime();

    private ReviewBoard(FactSheet sheet, ReviewPanel panel, ExecutorService threads) {
        this.sheet = sheet;
        this.panel = panel;
        this.threads = threads;
    }

    /**
     * Asks them. Whatever goes wrong with a reviewer is part of the record and no error.
     *
     * @param decision id of the decision
     * @param intent what the author says of the change; it is recorded as it stands in a sheet
     * @throws InterruptedException if this thread is interrupted; nobody is asked any more then
     */
    public static ReviewRecord hold(
            String decision, FactSheet sheet, String intent, ReviewRules rules, ReviewPanel panel)
            throws InterruptedException {
        List<String> notes = panel.notes().stream()
                .limit(ReviewRecord.MAX_NOTES)
                .map(note -> PlainText.or(note, MAX_NOTE, "A note is not shown: it is not plain text"))
                .toList();
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "Terraform Guard reviewer");
            // Nobody waits for one that does not give up when it is interrupted.
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<ReviewCall> calls = new ReviewBoard(sheet, panel, threads).calls(rules);
            return new ReviewRecord(decision, rules, FactText.unread(intent), sheet.digest(), calls, List.of(), notes);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<ReviewCall> calls(ReviewRules rules) throws InterruptedException {
        List<Inquiry> inquiries = new ArrayList<>();
        for (String role : rules.roles()) {
            Model model = panel.models().get(role);
            if (model != null) {
                String nonce = panel.nonces().get();
                Question question = Question.of(Prompt.ofRole(role), sheet, nonce);
                inquiries.add(new Inquiry(role, model, nonce, question, ReviewAnswer::read));
            }
        }
        List<ReviewCall> calls = new ArrayList<>(asked(inquiries));
        if (rules.critic() && panel.critic() != null) {
            Docket docket = Docket.of(Hearing.testimonies(sheet, calls));
            if (!docket.entries().isEmpty()) {
                calls.add(critic(docket));
            }
        }
        return calls;
    }

    private ReviewCall critic(Docket docket) throws InterruptedException {
        String nonce = panel.nonces().get();
        Question question = Question.critical(Prompt.bundled(Prompt.CRITIC), sheet, docket.document(), nonce);
        Inquiry inquiry = new Inquiry(
                ReviewCall.CRITIC,
                panel.critic(),
                nonce,
                question,
                (sent, answer) -> Critique.read(sent.canaries(), answer));
        return left() <= 0
                ? inquiry.without(Status.SKIPPED, "There was no time left")
                : asked(List.of(inquiry)).get(0);
    }

    private List<ReviewCall> asked(List<Inquiry> inquiries) throws InterruptedException {
        List<Future<ReviewCall>> answers = new ArrayList<>();
        for (Inquiry inquiry : inquiries) {
            answers.add(threads.submit(() -> inquiry.ask(panel.answers())));
        }
        List<ReviewCall> calls = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            calls.add(call(inquiries.get(i), answers.get(i)));
        }
        return calls;
    }

    private ReviewCall call(Inquiry inquiry, Future<ReviewCall> answer) throws InterruptedException {
        try {
            return answer.get(Math.max(0, left()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return inquiry.without(Status.FAILED, "There was no answer within " + limit());
        } catch (ExecutionException e) {
            return inquiry.without(
                    Status.FAILED,
                    "The reviewer failed: " + e.getCause().getClass().getSimpleName());
        }
    }

    private String limit() {
        long millis = panel.limit().toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    /** Nanoseconds. */
    private long left() {
        return panel.limit().toNanos() - (System.nanoTime() - start);
    }
}
