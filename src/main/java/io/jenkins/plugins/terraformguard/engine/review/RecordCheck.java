package io.jenkins.plugins.terraformguard.engine.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether a record can be what it says it is: whether what models were sent follows from the facts. */
public final class RecordCheck {
    private RecordCheck() {}

    /**
     * What does not fit together, one sentence each; empty if all does. Instructions of another version of the engine can't
     * be compared, and are no problem.
     */
    public static List<String> problems(FactSheet sheet, ReviewRecord record) {
        List<String> problems = new ArrayList<>();
        if (!sheet.digest().equals(record.facts())) {
            problems.add("The record is about other facts");
            return problems;
        }
        for (ReviewCall call : record.calls()) {
            boolean critic = call.role().equals(ReviewCall.CRITIC);
            String name = critic ? Prompt.CRITIC : Prompt.ofRole(call.role()).name();
            Prompt prompt = Prompt.bundled(name);
            if (!call.prompt().equals(name) || !call.promptDigest().equals(prompt.digest())) {
                continue;
            }
            Question question = critic
                    ? Question.critical(
                            prompt,
                            sheet,
                            Docket.of(Hearing.testimonies(sheet, record.calls()))
                                    .document(),
                            call.nonce())
                    : Question.of(prompt, sheet, call.nonce());
            difference(question, call).ifPresent(problems::add);
        }
        return problems;
    }

    private static Optional<String> difference(Question question, ReviewCall call) {
        if (!question.system().equals(call.system())) {
            return Optional.of("The instructions that '" + call.role() + "' was sent are not those of its prompt");
        }
        return question.user().equals(call.user())
                ? Optional.empty()
                : Optional.of("The data that '" + call.role() + "' was sent are not those of this plan");
    }
}
