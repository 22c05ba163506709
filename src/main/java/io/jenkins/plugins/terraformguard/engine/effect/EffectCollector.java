package io.jenkins.plugins.terraformguard.engine.effect;

import io.jenkins.plugins.terraformguard.engine.plan.ActionInvocation;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Collects what a plan does. Reading data sources, opening ephemeral resources and what stays as it is are no effects.
 * Of each effect 32 bytes are kept, and the subjects of the first by name.
 */
public final class EffectCollector {
    static final String MOVE = "move";
    static final String IMPORT = "import";
    static final String INVOKE = "invoke";
    static final String DEFERRED = "deferred";

    private static final String VERSION = "effect/v1";
    private static final Comparator<Effect> ORDER =
            Comparator.comparing(Effect::subject).thenComparing(Effect::action).thenComparing(Effect::digest);

    private final List<byte[]> digests = new ArrayList<>();
    private final PriorityQueue<Effect> first = new PriorityQueue<>(ORDER.reversed());

    public void change(ResourceChange change) {
        if (change.isMoved()) {
            add(change.label(), MOVE, start(change, MOVE).add(change.previousAddress()));
        }
        if (change.importing()) {
            Value id = change.importTarget().id();
            add(
                    change.label(),
                    IMPORT,
                    start(change, IMPORT).add(id).add(change.importTarget().identity()));
        }
        if (isEffect(change.kind())) {
            add(change.label(), change.kind().id(), whole(change, change.kind().id()));
        }
    }

    public void output(OutputChange output) {
        if (isEffect(output.kind())) {
            String subject = "output." + output.name();
            String action = output.kind().id();
            add(
                    subject,
                    action,
                    new EffectDigest(VERSION)
                            .add(subject)
                            .add(action)
                            .add(output.before())
                            .add(output.after()));
        }
    }

    public void action(ActionInvocation action) {
        add(
                action.address(),
                INVOKE,
                new EffectDigest(VERSION)
                        .add(action.address())
                        .add(INVOKE)
                        .add(List.of(
                                action.trigger(),
                                action.triggeringResource(),
                                action.event(),
                                action.onFailure(),
                                action.deferredReason()))
                        .add(action.config()));
    }

    /** What is deferred is not done now; that a plan holds it back, and what it guesses, is a part of what it says. */
    public void deferred(DeferredChange deferred) {
        add(
                deferred.change().label(),
                DEFERRED,
                whole(deferred.change(), DEFERRED).add(deferred.reason()));
    }

    /** All of them. */
    public Effects finish() {
        List<byte[]> sorted = new ArrayList<>(digests);
        sorted.sort(Arrays::compareUnsigned);
        EffectDigest all = new EffectDigest("effects/v1");
        sorted.forEach(digest -> all.add(HexFormat.of().formatHex(digest)));
        return new Effects(
                HexFormat.of().formatHex(all.finish()),
                digests.size(),
                first.stream().sorted(ORDER).toList());
    }

    private static boolean isEffect(ChangeKind kind) {
        return switch (kind) {
            case NO_OP, READ, OPEN -> false;
            default -> true;
        };
    }

    private static EffectDigest start(ResourceChange change, String action) {
        return new EffectDigest(VERSION).add(change.label()).add(action).add(change.provider());
    }

    private static EffectDigest whole(ResourceChange change, String action) {
        return start(change, action)
                .add(change.actions())
                .add(change.replacePaths().stream().sorted().toList())
                .add(change.generatedConfiguration())
                .add(change.before())
                .add(change.after());
    }

    private void add(String subject, String action, EffectDigest content) {
        byte[] digest = content.finish();
        digests.add(digest);
        first.add(new Effect(subject, action, HexFormat.of().formatHex(digest)));
        if (first.size() > Effects.MAX_LISTED) {
            first.remove();
        }
    }
}
