package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** The second reading: hands out what the visitor asks for. */
final class PlanStream extends Section {
    private final ChangeReader changes;
    private final NoteParser notes;
    private final ConfigurationReader configuration;
    private final StateReader states;
    private final ChangeVisitor visitor;
    private final Set<PlanSection> wanted;
    private final Map<String, Long> ends;

    /** @param ends where the value of each key ends */
    PlanStream(
            PlanInput input,
            Map<String, Long> ends,
            SecretRegistry secrets,
            Redactions redactions,
            ChangeVisitor visitor) {
        super(input);
        this.ends = ends;
        this.changes = new ChangeReader(input, secrets, redactions, visitor);
        this.notes = new NoteParser(secrets, redactions);
        this.configuration = new ConfigurationReader(input, secrets, redactions, visitor);
        this.states = new StateReader(input, secrets, redactions, visitor);
        this.visitor = visitor;
        this.wanted = visitor.sections();
    }

    void run() throws PlanException, IOException {
        named(this::key);
        input.drain();
    }

    private void key(String key) throws PlanException, IOException {
        PlanSection section = PlanSection.of(key);
        if (section == null || !wanted.contains(section)) {
            // It was checked in the first reading, and both are compared in the end.
            skimmer.skipTo(ends.getOrDefault(key, 0L));
            return;
        }
        switch (section) {
            case RESOURCE_CHANGES -> changes.changes();
            case RESOURCE_DRIFT -> changes.drift();
            case OUTPUT_CHANGES -> changes.outputs();
            case DEFERRED_CHANGES -> changes.deferred();
            case ACTION_INVOCATIONS -> elements(() -> visitor.action(notes.action(map(), "")));
            case DEFERRED_ACTION_INVOCATIONS -> elements(() -> visitor.action(notes.deferredAction(map())));
            case CHECKS -> elements(() -> visitor.check(notes.check(map())));
            case CONDITION_RESULTS -> elements(() -> visitor.condition(notes.condition(map())));
            case RELEVANT_ATTRIBUTES -> elements(() -> visitor.relevantAttribute(notes.attribute(map())));
            case CONFIGURATION -> configuration.run();
            case PLANNED_VALUES, VALUES -> states.values(section);
            case PRIOR_STATE -> states.state();
        }
    }
}
