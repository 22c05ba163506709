package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;

/** The second reading: hands out changes. */
final class PlanStream extends TopLevel {
    private final ChangeParser changes;
    private final ChangeVisitor visitor;

    PlanStream(PlanInput input, ChangeParser changes, ChangeVisitor visitor) {
        super(input);
        this.changes = changes;
        this.visitor = visitor;
    }

    @Override
    protected void key(String key) throws PlanException, IOException {
        switch (key) {
            case "resource_changes" -> eachElement(key, raw -> visitor.change(changes.resource(raw)));
            case "resource_drift" -> eachElement(key, raw -> visitor.drift(changes.resource(raw)));
            case "output_changes" -> {
                if (values.read() instanceof MapValue outputs) {
                    outputs.forEach((name, change) -> {
                        if (change instanceof MapValue map) {
                            visitor.output(changes.output(name, map));
                        }
                    });
                }
            }
            default -> parser.skipChildren();
        }
    }
}
