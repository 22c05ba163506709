package io.jenkins.plugins.terraformguard.engine.impact.graph;

import java.util.List;

/**
 * An expression of a block.
 *
 * @param path of an attribute, names with dots and without numbers; of all other parts empty
 * @param constant whether it is a plain value
 * @param references what it refers to, without prefixes of what is there as well
 */
public record BlockExpression(Part part, String path, boolean constant, List<String> references) {
    /** Which part of a block an expression makes up. */
    public enum Part {
        ATTRIBUTE(""),
        /** What a module's variable is called with, or the value of an output. */
        VALUE(""),
        COUNT("count"),
        FOR_EACH("for_each"),
        DEPENDS_ON("depends_on"),
        PROVISIONER("provisioner"),
        PROVIDER("provider");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        /** As it stands in the configuration; empty where the path says it. */
        public String word() {
            return word;
        }
    }

    public BlockExpression {
        references = List.copyOf(references);
    }
}
