package io.jenkins.plugins.terraformguard.engine.waiver;

import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;
import io.jenkins.plugins.terraformguard.engine.policy.Waiver;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Waivers as a decision shows them: as they were written, but for what looks like a credential. */
final class WaiverTexts {
    private WaiverTexts() {}

    static WaiverUse use(Waiver waiver, WaiverUse.State state, int count, String detail) {
        return new WaiverUse(
                waiver.layer(),
                shown(waiver.file()),
                waiver.line(),
                waiver.policy(),
                waiver.resources().stream().map(WaiverTexts::shown).toList(),
                values(waiver),
                shown(waiver.reason()),
                shown(waiver.owner()),
                waiver.expires(),
                shown(waiver.ticket()),
                state,
                count,
                detail);
    }

    static Exemption exemption(Waiver waiver) {
        return new Exemption(
                Exemption.WAIVER,
                shown(waiver.file()),
                waiver.line(),
                shown(waiver.owner()),
                shown(waiver.reason()),
                waiver.expires(),
                shown(waiver.ticket()));
    }

    private static List<String> values(Waiver waiver) {
        if (waiver.isGranted()) {
            return List.of("as when it was granted");
        }
        return Stream.concat(
                        Stream.ofNullable(waiver.value()).map(WaiverTexts::shown),
                        new TreeMap<>(waiver.values())
                                .entrySet().stream()
                                        .map(entry -> shown(entry.getKey()) + " = " + shown(entry.getValue())))
                .toList();
    }

    private static String shown(String text) {
        return CredentialDetector.find(text) == null ? text : ValueText.SENSITIVE;
    }
}
