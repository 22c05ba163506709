package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.function.Consumer;

/** What to do where a resource as a whole is gone, is new or has another address. */
final class AddressRemedies {
    private final Ways ways;

    AddressRemedies(Ways ways) {
        this.ways = ways;
    }

    void deleted(DriftedResource resource, Consumer<DriftRemedy> to) {
        String name = Names.of(resource.address());
        if (resource.configured()) {
            boolean planned = resource.planned() != null;
            to.accept(ways.everything(
                    "recreate",
                    ways.apply() + (planned ? " creates " : " should create ") + name + " anew.",
                    "apply",
                    resource.address(),
                    "What it held does not come back by that, and what depends on its identity changes."));
        }
        if (!resource.configured() || resource.planned() == ChangeKind.DELETE) {
            to.accept(ways.everything(
                    "accept",
                    "The configuration does not want " + name
                            + " any more: only the state has to learn that it is gone.",
                    "apply -refresh-only",
                    resource.address(),
                    ""));
            return;
        }
        if (resource.isOneOfMany()) {
            to.accept(Ways.words(
                    "accept",
                    "To do without " + name
                            + ", change count or for_each of its block, or of its module, so that it leaves this instance out.",
                    resource.place(""),
                    resource.address().key() instanceof InstanceKey.Count
                            ? "A smaller count takes away the last instances, whichever of them is gone."
                            : ""));
            return;
        }
        removed(resource, to);
    }

    private static void removed(DriftedResource resource, Consumer<DriftRemedy> to) {
        Snippet snippet = Snippet.within(resource);
        HclBody lifecycle = new HclBody();
        lifecycle.assign("destroy", new Hcl.Inline("false"));
        HclBody removed = new HclBody();
        removed.assign("from", address(resource.address()));
        removed.block("lifecycle", lifecycle);
        snippet.body().comment("Take this block out. A removed block in the root module says so to every other state;");
        snippet.body().comment("it needs Terraform 1.7 or OpenTofu 1.10");
        snippet.body().block("removed", removed);
        to.accept(snippet.remedy(
                "removed",
                "Do without " + Names.of(resource.address()) + ": take its block out of the configuration.",
                resource.place(""),
                "What refers to it has to be changed as well."));
    }

    void moved(DriftedResource resource, Consumer<DriftRemedy> to) {
        keepAddress(resource, to);
        to.accept(ways.everything(
                "accept",
                "Only the state has to learn the new address; any apply does that.",
                "apply -refresh-only",
                resource.address(),
                ""));
    }

    /** The {@code moved} block of a resource that was moved, whatever else differs. */
    static void keepAddress(DriftedResource resource, Consumer<DriftRemedy> to) {
        ResourceAddress from = resource.previousAddress();
        ResourceAddress here = resource.address();
        if (from != null && Commands.isSafe(from) && Commands.isSafe(here)) {
            Snippet snippet = new Snippet();
            HclBody moved = new HclBody();
            moved.assign("from", address(from));
            moved.assign("to", address(here));
            snippet.body().comment("In the root module, if no moved block says it yet");
            snippet.body().block("moved", moved);
            to.accept(snippet.remedy(
                    "moved",
                    "Keep the new address: a moved block says it to every state.",
                    resource.place(""),
                    "Without one, a state that has not moved yet gets the resource destroyed and created anew."));
        }
    }

    /** For a resource that is in one state and not in the other. */
    void created(DriftedResource resource, Consumer<DriftRemedy> to) {
        String name = Names.of(resource.address());
        if (Commands.isSafe(resource.address())) {
            Snippet snippet = new Snippet();
            HclBody body = new HclBody();
            body.assign("to", address(resource.address()));
            snippet.assign(body, "id", id(resource.importId()), "import_id");
            snippet.body()
                    .comment("In the root module; it needs Terraform 1.5 or OpenTofu 1.6."
                            + (resource.configured()
                                    ? ""
                                    : " Without a resource block, plan -generate-config-out=FILE writes one."));
            snippet.body().block("import", body);
            to.accept(snippet.remedy(
                    "import",
                    "Have " + name + " managed: import it.",
                    resource.place(""),
                    "The first apply after it changes whatever the configuration asks for otherwise."));
        }
        if (resource.planned() == ChangeKind.DELETE) {
            to.accept(ways.everything(
                    "revert",
                    ways.apply() + " destroys " + name + ".",
                    "apply",
                    resource.address(),
                    "Somebody created it and may need it."));
        } else {
            to.accept(Ways.words(
                    "revert",
                    ways.apply() + " does not delete " + name + ": delete it where it was created.",
                    resource.place(""),
                    "Somebody created it and may need it."));
        }
    }

    private static Value id(Value id) {
        return id instanceof Value.Text text && !text.value().isEmpty() || id instanceof Value.Sensitive
                ? id
                : Value.UNKNOWN;
    }

    private static Hcl address(ResourceAddress address) {
        return new Hcl.Inline(address.toString());
    }
}
