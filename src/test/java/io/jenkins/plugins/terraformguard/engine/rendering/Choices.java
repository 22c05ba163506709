package io.jenkins.plugins.terraformguard.engine.rendering;

import java.util.List;

/**
 * Answers what only the provider's schema could tell, such as whether an array is a list or a set. The same question
 * always gets the same answer.
 */
@FunctionalInterface
interface Choices {
    /** What is usual, whatever the question. */
    Choices USUAL = (question, options, usual) -> usual;

    Shape choose(String question, List<Shape> options, Shape usual);
}
