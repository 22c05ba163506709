package io.jenkins.plugins.terraformguard.engine.rendering;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import java.util.List;
import java.util.stream.Stream;

/** The lines that say what the symbols of a plan mean; only those that the plan uses. */
final class Legend {
    private record Line(ChangeKind kind, String firstAction, String text) {}

    private static final List<Line> LINES = List.of(
            new Line(ChangeKind.CREATE, "create", "  + create"),
            new Line(ChangeKind.UPDATE, "update", "  ~ update in-place"),
            new Line(ChangeKind.DELETE, "delete", "  - destroy"),
            new Line(ChangeKind.REPLACE, "delete", "-/+ destroy and then create replacement"),
            new Line(ChangeKind.REPLACE, "create", "+/- create replacement and then destroy"),
            new Line(ChangeKind.READ, "read", " <= read (data resources)"),
            new Line(ChangeKind.CREATE_AND_FORGET, "forget", "./+ forget and then create replacement"),
            new Line(ChangeKind.FORGET, "forget", "  . forget"));

    private Legend() {}

    static List<String> of(List<ResourceChange> shown, boolean openTofu) {
        // Terraform explains no symbol of what it forgets.
        Stream<Line> known =
                LINES.stream().filter(line -> openTofu || !line.text().contains("forget"));
        return known.filter(line -> shown.stream()
                        .anyMatch(change -> change.kind() == line.kind()
                                && change.actions().get(0).equals(line.firstAction())))
                .map(Line::text)
                .toList();
    }
}
