package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.plan.format.TimeSpan;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What layers say of approvals, layer by layer. Rules add up; of single values a lower layer can only make them stricter. */
public final class ApprovalSettings {
    /** Rules of all layers together: each may list every finding in a request. */
    static final int MAX_RULES = 50;

    private final Weakenings weakenings;
    private final List<ApprovalRule> rules = new ArrayList<>();
    private Duration answerWithin = ApprovalRules.DEFAULT.answerWithin();
    private Duration holds = ApprovalRules.DEFAULT.holds();
    private KeepMode keep = ApprovalRules.DEFAULT.keep();
    private boolean committers = ApprovalRules.DEFAULT.committers();
    private boolean breakGlass = ApprovalRules.DEFAULT.breakGlass();

    ApprovalSettings(Weakenings weakenings) {
        this.weakenings = weakenings;
    }

    /**
     * What the layers above the project say, whatever a decision says that was made where a build could reach it. Reads
     * settings files only, so whether the policies exist that they name shows where plans are judged.
     *
     * @param input of which the project's files do not matter
     * @throws PolicyException if a settings file is wrong, or there are two of them in one layer; nobody may approve then
     */
    public static ApprovalRules of(PolicyInput input) throws PolicyException {
        ApprovalSettings settings = new ApprovalSettings(new Weakenings());
        LayersAbove.read(input, (said, layer) -> settings.apply(said.approvals(), layer));
        return settings.rules();
    }

    ApprovalRules rules() {
        return new ApprovalRules(answerWithin, holds, keep, committers, breakGlass, rules);
    }

    /** @throws PolicyException if there are too many rules */
    void apply(Settings.Approvals said, Layer layer) throws PolicyException {
        answerWithin = choose(
                answerWithin,
                said.answerWithin(),
                layer,
                "answer_within",
                time -> "lets requests for approval be answered within " + TimeSpan.text(time)
                        + ", which is longer than " + TimeSpan.text(answerWithin));
        holds = choose(
                holds,
                said.holds(),
                layer,
                "holds",
                time -> "lets approvals hold for " + TimeSpan.text(time) + ", which is longer than "
                        + TimeSpan.text(holds));
        keep = choose(
                keep,
                said.keep(),
                layer,
                "keep",
                mode -> "lets approvals be kept by plans that are '" + mode.id() + "', and a layer above says '"
                        + keep.id() + "'");
        committers = choose(
                committers,
                said.committers(),
                layer,
                "committers",
                yes -> "lets those approve who wrote the commits, which a layer above does not");
        breakGlass = choose(
                breakGlass,
                said.breakGlass(),
                layer,
                "break_glass",
                yes -> "lets somebody break the glass, which a layer above does not");
        for (Settings.Choice<ApprovalRule> rule : said.rules()) {
            if (rules.size() == MAX_RULES) {
                throw rule.place()
                        .error(
                                "There are more than " + MAX_RULES + " rules for approvals in all layers",
                                "Join rules that ask the same people");
            }
            rules.add(rule.value().in(layer.word()));
        }
    }

    /** All of these are ordered from the strictest on. */
    private <T extends Comparable<T>> T choose(
            T held, Settings.Choice<T> wanted, Layer layer, String key, Function<T, String> weakening) {
        return weakenings.stricter(held, wanted, Comparator.naturalOrder(), layer, "approvals\n" + key, weakening);
    }
}
