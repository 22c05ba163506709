package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;

/** Hands out the changes of a plan. */
final class ChangeReader extends Section {
    private final ChangeParser changes;
    private final ChangeVisitor visitor;
    private final RawChange raw;

    ChangeReader(PlanInput input, SecretRegistry secrets, Redactions redactions, ChangeVisitor visitor) {
        super(input);
        this.changes = new ChangeParser(secrets, redactions);
        this.visitor = visitor;
        this.raw = new RawChange(input);
    }

    void changes() throws PlanException, IOException {
        elements(() -> {
            raw.readElement();
            visitor.change(changes.resource(raw));
        });
    }

    void drift() throws PlanException, IOException {
        elements(() -> visitor.drift(next()));
    }

    void outputs() throws PlanException, IOException {
        named(name -> {
            raw.readChange();
            visitor.output(changes.output(name, raw));
        });
    }

    void deferred() throws PlanException, IOException {
        elements(() -> {
            String[] reason = {""};
            ResourceChange[] change = {null};
            named(part -> {
                if (part.equals("resource_change")) {
                    change[0] = next();
                } else if (part.equals("reason")) {
                    reason[0] = element() instanceof Value.Text text ? text.value() : "";
                } else {
                    skimmer.skip();
                }
            });
            if (change[0] != null) {
                visitor.deferred(new DeferredChange(reason[0], change[0]));
            }
        });
    }

    private ResourceChange next() throws PlanException, IOException {
        raw.readWhole();
        return changes.resource(raw);
    }
}
