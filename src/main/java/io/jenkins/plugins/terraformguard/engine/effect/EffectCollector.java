package io.jenkins.plugins.terraformguard.engine.effect;

import io.jenkins.plugins.terraformguard.engine.plan.ActionInvocation;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredProvider;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.Expressions;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects what a plan does. Reading data sources, opening ephemeral resources and what stays as it is are no effects;
 * how providers are configured, and what provisioners run, are.
 * Of each effect 32 bytes are kept, and the subjects of the first by name.
 */
public final class EffectCollector {
    static final String MOVE = "move";
    static final String IMPORT = "import";
    static final String INVOKE = "invoke";
    static final String DEFERRED = "deferred";
    static final String PROVISION = "provision";
    static final String CONFIGURE = "configure";

    private static final String VERSION = "effect/v1";
    private static final String VARIABLE = "var.";
    private static final Comparator<Effect> ORDER =
            Comparator.comparing(Effect::subject).thenComparing(Effect::action).thenComparing(Effect::digest);

    private final List<byte[]> digests = new ArrayList<>();
    private final PriorityQueue<Effect> first = new PriorityQueue<>(ORDER.reversed());
    private final MapValue variables;
    /** Resources that are made or destroyed, as the configuration names them. */
    private final Set<String> made = new HashSet<>();

    private final Map<String, ConfiguredResource> provisioned = new TreeMap<>();
    private int hidden;

    /** @param variables of the root module: some say where a provider works */
    public EffectCollector(MapValue variables) {
        this.variables = variables;
    }

    public void change(ResourceChange change) {
        if (change.isMoved()) {
            add(change.label(), MOVE, start(change, MOVE).add(change.previousAddress()));
        }
        if (change.importing()) {
            Value id = change.importTarget().id();
            add(
                    change.label(),
                    IMPORT,
                    start(change, IMPORT)
                            .addNew(id)
                            .addNew(change.importTarget().identity()));
        }
        if (isEffect(change.kind())) {
            add(change.label(), change.kind().id(), whole(change, change.kind().id()));
            if (change.kind() != ChangeKind.UPDATE) {
                made.add(ResourceAddress.blockOf(change.address()));
            }
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
                            .addNew(output.after()));
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
                        .addNew(action.config()));
    }

    /** What is deferred is not done now; that a plan holds it back, and what it guesses, is a part of what it says. */
    public void deferred(DeferredChange deferred) {
        add(
                deferred.change().label(),
                DEFERRED,
                whole(deferred.change(), DEFERRED).add(deferred.reason()));
    }

    /** How a provider is configured decides where everything is done: the same change in another account is another one. */
    public void provider(ConfiguredProvider provider) {
        String subject = "provider." + provider.key();
        EffectDigest content = new EffectDigest(VERSION)
                .add(List.of(subject, CONFIGURE, provider.fullName(), provider.versionConstraint(), provider.module()))
                .add(provider.expressions());
        for (String reference : new TreeSet<>(Expressions.references(provider.expressions()))) {
            if (reference.startsWith(VARIABLE)) {
                content.add(reference).add(variables.get(reference.substring(VARIABLE.length())));
            }
        }
        add(subject, CONFIGURE, content);
    }

    /** Provisioners run where a resource is made or destroyed. Their commands are secrets. */
    public void configured(ConfiguredResource resource) {
        if (!resource.provisioners().isEmpty()) {
            provisioned.put(
                    resource.module().isEmpty() ? resource.address() : resource.module() + "." + resource.address(),
                    resource);
        }
    }

    private void provision(String subject, ConfiguredResource resource) {
        EffectDigest content = new EffectDigest(VERSION).add(subject).add(PROVISION);
        resource.provisioners().forEach(each -> content.add(each.type()).addNew(each.expressions()));
        add(subject, PROVISION, content);
    }

    /** All of them; to be called once, when all of the plan was read. */
    public Effects finish() {
        provisioned.forEach((subject, resource) -> {
            if (made.contains(subject)) {
                provision(subject, resource);
            }
        });
        List<byte[]> sorted = new ArrayList<>(digests);
        sorted.sort(Arrays::compareUnsigned);
        EffectDigest all = new EffectDigest("effects/v1");
        sorted.forEach(digest -> all.add(HexFormat.of().formatHex(digest)));
        return new Effects(
                HexFormat.of().formatHex(all.finish()),
                digests.size(),
                hidden,
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
                .addNew(change.after());
    }

    private void add(String subject, String action, EffectDigest content) {
        byte[] digest = content.finish();
        digests.add(digest);
        hidden += content.hides() ? 1 : 0;
        first.add(new Effect(subject, action, HexFormat.of().formatHex(digest)));
        if (first.size() > Effects.MAX_LISTED) {
            first.remove();
        }
    }
}
