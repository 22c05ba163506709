package io.jenkins.plugins.terraformguard.engine.impact.graph;

import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.Reference;

/** Finds the blocks that references lead to, each reference by one step: what is behind a variable is the next one. */
public final class Links {
    private final ConfigurationGraph graph;

    public Links(ConfigurationGraph graph) {
        this.graph = graph;
    }

    /** Where a reference leads that stands in an expression of a block. */
    public Link follow(Block from, BlockExpression expression, String reference) {
        if (expression.part() == BlockExpression.Part.PROVIDER) {
            return to(reference, reference, InstanceKey.NONE, "", Link.Lost.CONTEXT);
        }
        Reference parsed;
        try {
            parsed = Reference.parse(reference);
        } catch (AddressException e) {
            return Link.lost(reference, Link.Lost.UNKNOWN);
        }
        String scope = from.scope();
        return switch (parsed.kind()) {
            case RESOURCE -> object(scope, parsed.type() + "." + parsed.name(), reference, parsed);
            case DATA -> object(scope, "data." + parsed.type() + "." + parsed.name(), reference, parsed);
            case VARIABLE -> {
                String address = Block.in(scope, "var." + parsed.name());
                yield to(reference, address, InstanceKey.NONE, parsed.rest(), Link.Lost.UNKNOWN);
            }
            case MODULE -> module(scope, expression, reference, parsed);
            case LOCAL -> Link.lost(reference, Link.Lost.LOCAL);
            case EACH, COUNT -> Link.lost(reference, Link.Lost.EACH);
            case OTHER -> other(scope, reference);
        };
    }

    private Link object(String scope, String name, String reference, Reference parsed) {
        return to(reference, Block.in(scope, name), parsed.key(), parsed.rest(), Link.Lost.UNKNOWN);
    }

    private Link module(String scope, BlockExpression expression, String reference, Reference parsed) {
        String module = Block.in(scope, "module." + parsed.name());
        if (!parsed.output().isEmpty()) {
            String output = Block.in(module, "output." + parsed.output());
            return to(reference, output, parsed.key(), parsed.rest(), Link.Lost.UNKNOWN);
        }
        boolean order = expression.part() == BlockExpression.Part.DEPENDS_ON;
        String all = order ? module + Block.CONTENT : module + Block.OUTPUTS;
        return to(reference, all, parsed.key(), "", Link.Lost.UNKNOWN);
    }

    /** Ephemeral resources are blocks; a path, the workspace or the block itself is none. */
    private Link other(String scope, String reference) {
        String prefix = "ephemeral.";
        if (!reference.startsWith(prefix)) {
            return Link.lost(reference, Link.Lost.CONTEXT);
        }
        try {
            Reference parsed = Reference.parse(reference.substring(prefix.length()));
            return object(scope, prefix + parsed.type() + "." + parsed.name(), reference, parsed);
        } catch (AddressException e) {
            return Link.lost(reference, Link.Lost.UNKNOWN);
        }
    }

    private Link to(String reference, String address, InstanceKey key, String attribute, Link.Lost otherwise) {
        Block target = graph.block(address);
        return target == null
                ? Link.lost(reference, otherwise)
                : new Link(reference, target, Link.Lost.NO, key, attribute);
    }
}
