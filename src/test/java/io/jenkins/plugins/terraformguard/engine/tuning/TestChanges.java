package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ImportTarget;
import io.jenkins.plugins.terraformguard.engine.plan.MarkedStates;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;

/** Changes for tests, by one word for what they do. */
public final class TestChanges {
    private TestChanges() {}

    /** @param action a word of rows, such as {@code replace} or {@code import} */
    public static ResourceChange of(String type, String action, MarkedStates states) {
        List<String> actions =
                switch (action) {
                    case "replace" -> List.of("delete", "create");
                    case "import", "move" -> List.of("no-op");
                    default -> List.of(action);
                };
        return new ResourceChange(
                type + ".example",
                action.equals("move") ? type + ".old" : "",
                "",
                "managed",
                type,
                "example",
                Value.NULL,
                "",
                "",
                actions,
                ChangeKind.of(actions),
                "",
                states,
                List.of(),
                action.equals("import") ? new ImportTarget(Value.NULL, Value.NULL) : null,
                "",
                Value.NULL,
                Value.NULL);
    }
}
