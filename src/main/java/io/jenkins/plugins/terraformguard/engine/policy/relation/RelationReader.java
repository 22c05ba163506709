package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredOutput;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.ModuleCall;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.Identifier;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModulePath;
import io.jenkins.plugins.terraformguard.engine.plan.reference.Room;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes of a plan what policies want to know of other resources. */
final class RelationReader implements ChangeVisitor {
    final List<Kept> resources = new ArrayList<>();
    final Instances instances;
    final ConfigurationMap configuration;
    /** Types of which there may be more resources than the plan has. */
    final Set<String> unfinished = new TreeSet<>();

    private final RelationNeeds needs;
    private final Room room;
    private final KeptValues values;
    private final Sketch.Maker sketches;
    private String moduleText = "";
    private ModulePath module = ModulePath.ROOT;

    RelationReader(RelationNeeds needs, Room room) {
        this.needs = needs;
        this.room = room;
        this.values = new KeptValues(room);
        this.instances = new Instances(room);
        this.configuration = new ConfigurationMap(room, needs);
        this.sketches = new Sketch.Maker(room, name -> Identity.isNamedLikeAny(name, needs.targets()));
    }

    @Override
    public Set<PlanSection> sections() {
        Set<PlanSection> sections = EnumSet.of(PlanSection.RESOURCE_CHANGES, PlanSection.DEFERRED_CHANGES);
        if (needs.links()) {
            sections.add(PlanSection.CONFIGURATION);
        }
        return sections;
    }

    @Override
    public void change(ResourceChange change) {
        if (room.isOver()) {
            return;
        }
        ModulePath path = module(change.moduleAddress());
        if (needs.links() && path != null) {
            instances.module(path);
        }
        RelationNeeds.Role role = needs.of(change.type());
        if (role.isNone() || !change.mode().equals("managed")) {
            return;
        }
        if (change.index() instanceof Value.Unknown) {
            unfinished.add(change.type());
            return;
        }
        boolean gone = !change.deposed().isEmpty()
                || switch (change.kind()) {
                    case DELETE, FORGET -> true;
                    default -> false;
                };
        if (gone && !role.refers() && !role.target()) {
            return;
        }
        Value state = gone ? change.before() : change.after();
        room.take(Kept.SIZE);
        Kept kept = new Kept(
                origin(change, path, gone),
                role.listed() && !gone ? values.element(change, role) : null,
                role.refers() ? sketches.of(state) : null,
                role.target() ? Kept.identityOf(state, room) : Map.of());
        resources.add(kept);
        instances.add(kept);
    }

    private Kept.Origin origin(ResourceChange change, ModulePath path, boolean gone) {
        boolean readable = path != null && Identifier.isValid(change.type()) && Identifier.isValid(change.name());
        String name = change.type() + "." + change.name();
        return new Kept.Origin(
                room.text(change.label()),
                room.text(change.type()),
                readable ? room.text(ConfigurationMap.in(path.withoutKeys().toString(), name)) : "",
                readable ? path : ModulePath.ROOT,
                readable ? room.text(ConfigurationMap.in(path.toString(), name)) : "",
                key(change.index()),
                gone);
    }

    private static InstanceKey key(Value index) {
        if (index instanceof Value.Int number && number.value() >= 0) {
            return new InstanceKey.Count(number.value());
        }
        return index instanceof Value.Text text ? new InstanceKey.ForEach(text.value()) : InstanceKey.NONE;
    }

    /** The module of an address; null where it can't be read. The changes of a module stand together. */
    private ModulePath module(String address) {
        if (!address.equals(moduleText)) {
            moduleText = address;
            try {
                module = ModulePath.parse(address);
                room.take(100L * module.steps().size());
            } catch (AddressException e) {
                module = null;
            }
        }
        return module;
    }

    @Override
    public void deferred(DeferredChange deferred) {
        if (!needs.of(deferred.change().type()).isNone() && room.take(100)) {
            unfinished.add(deferred.change().type());
        }
    }

    @Override
    public void configuredResource(ConfiguredResource resource) {
        if (!room.isOver()) {
            configuration.add(resource);
        }
    }

    @Override
    public void moduleCall(ModuleCall call) {
        if (!room.isOver()) {
            configuration.add(call);
        }
    }

    @Override
    public void configuredOutput(ConfiguredOutput output) {
        if (!room.isOver()) {
            configuration.add(output);
        }
    }
}
