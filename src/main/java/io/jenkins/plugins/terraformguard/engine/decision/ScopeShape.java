package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import java.io.IOException;
import java.util.Map;

/** Where a plan works, in a document, written and read. */
final class ScopeShape {
    private static final Map<String, Reader<?>> SCOPE = Map.of(
            "providers",
            in -> in.list(Scope.MAX, one -> one.match(DecisionLimits.SOURCE)),
            "regions",
            in -> in.list(Scope.MAX, one -> one.match(DecisionLimits.REGION)));

    private ScopeShape() {}

    static Object write(Scope scope) {
        return object(entry("providers", scope.providers()), entry("regions", scope.regions()));
    }

    static Scope read(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(SCOPE);
        return new Scope(fields.list("providers"), fields.list("regions"));
    }
}
