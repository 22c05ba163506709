package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.function.Consumer;

/** Looks for secrets in a values representation ({@code planned_values}, {@code prior_state.values}), module by module. */
final class StateScan extends Section {
    private final ElementScan elements;
    private final Consumer<String> providers;

    /** @param providers is told the provider of each resource */
    StateScan(PlanInput input, SecretRegistry secrets, Consumer<String> providers) {
        super(input);
        this.elements = new ElementScan(input, secrets);
        this.providers = providers;
    }

    /** A whole state, whose values are under {@code values}. */
    void state() throws PlanException, IOException {
        member("values", this::values);
    }

    void values() throws PlanException, IOException {
        members(key -> {
            switch (key) {
                case "outputs" -> named(name -> elements.marked("value", "sensitive"));
                case "root_module" -> module();
                default -> skimmer.skip();
            }
        });
    }

    /** Nesting of modules is bounded by the parser's limit on depth. */
    private void module() throws PlanException, IOException {
        members(key -> {
            switch (key) {
                case "resources" ->
                    elements(() -> {
                        elements.marked("values", "sensitive_values");
                        providers.accept(elements.provider());
                    });
                case "child_modules" -> elements(this::module);
                default -> skimmer.skip();
            }
        });
    }
}
