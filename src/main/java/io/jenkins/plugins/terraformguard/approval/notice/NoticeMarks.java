package io.jenkins.plugins.terraformguard.approval.notice;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * How much of a request was told, in a file beside it: so each event is told once, whoever hears of it how often, and what
 * was not told before Jenkins went down is told when it is back.
 *
 * @param file holds the number: 1 for the request, and one more for each act
 */
record NoticeMarks(Path file) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** Marks that all there is of a request is told; whoever gets less than that back has to tell it. */
    static int take(ApprovalCase approval) throws IOException {
        int all = approval.log().acts().size() + 1;
        AtomicInteger told = new AtomicInteger(all);
        JobLock.change(() -> of(approval), marks -> {
            int before = marks.read();
            // Of a change that is made once more since the job was moved, the first look counts.
            told.set(Math.min(told.get(), before));
            if (before < all) {
                KeptFile.replace(marks.file, Integer.toString(all).getBytes(StandardCharsets.US_ASCII));
            }
            return all;
        });
        return told.get();
    }

    private static NoticeMarks of(ApprovalCase approval) {
        Run<?, ?> run = approval.run();
        return new NoticeMarks(run.getRootDir()
                .toPath()
                .resolve(GuardRunAction.URL_NAME)
                .resolve(approval.guard())
                .resolve("approval-told." + approval.log().request().id()));
    }

    /** What can't be read was told: nobody is to hear the same again every minute. */
    private int read() throws IOException {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : Integer.MAX_VALUE;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
