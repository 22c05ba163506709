package io.jenkins.plugins.terraformguard.engine.review;

import java.util.List;

/**
 * What a reviewer says: its word and nothing more.
 *
 * @param summary what the change does, in sentences
 * @param risk {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param confidence how sure it says it is, in percent
 * @param concerns what it is worried about
 * @param questions what it would ask the author
 */
public record Review(String summary, String risk, int confidence, List<Concern> concerns, List<String> questions) {
    public Review {
        concerns = List.copyOf(concerns);
        questions = List.copyOf(questions);
    }
}
