package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.drift.DriftContext;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.Optional;

/** Makes remedies that are commands. */
final class Ways {
    private final Commands commands;

    Ways(Commands commands) {
        this.commands = commands;
    }

    /** {@code terraform apply}, as people know it. */
    String apply() {
        return commands.all("apply");
    }

    /** A command for everything, and as a remark the one for this resource only. */
    DriftRemedy everything(String kind, String title, String words, ResourceAddress address, String risk) {
        String one = commands.one(words, "-target", address)
                .map(command ->
                        "# Only this resource and what it depends on; all else, outputs too, waits:\n# " + command)
                .orElse("# There is no command for this resource only: " + Commands.UNSAFE + ".");
        return command(kind, title, commands.all(words) + "\n" + one, risk);
    }

    /** A command for this resource; plain words where its address can't be copied. */
    DriftRemedy one(String kind, String title, String words, String option, ResourceAddress address, String risk) {
        Optional<String> command = commands.one(words, option, address);
        return command.isPresent()
                ? command(kind, title, command.get(), risk)
                : new DriftRemedy(
                        kind, title + " The command is not written, for " + Commands.UNSAFE + ".", "", "", "", 0, risk);
    }

    /** Words only. */
    static DriftRemedy words(String kind, String title, DriftContext.Place place, String risk) {
        return new DriftRemedy(kind, title, "", "", place.file(), place.line(), risk);
    }

    private static DriftRemedy command(String kind, String title, String text, String risk) {
        boolean fits = text.length() <= DriftRemedy.MAX_TEXT;
        return new DriftRemedy(
                kind,
                fits ? title : title + " The command is not written, for the address is too long.",
                fits ? text : "",
                fits ? "sh" : "",
                "",
                0,
                risk);
    }
}
