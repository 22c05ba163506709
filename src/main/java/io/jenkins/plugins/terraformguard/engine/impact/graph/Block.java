package io.jenkins.plugins.terraformguard.engine.impact.graph;

import java.util.List;

/**
 * A block of the configuration, or a part of one that others can refer to. It stands for all of its instances.
 *
 * @param address without instance keys, with its module; no two blocks have the same
 * @param module that it lies in; of a call of a module, and of what stands for all in a module, that module itself
 * @param scope the module by whose names its expressions go
 * @param expressions what it is made from
 */
public record Block(Kind kind, String address, String module, String scope, List<BlockExpression> expressions) {
    /** What a block is. */
    public enum Kind {
        RESOURCE,
        DATA,
        EPHEMERAL,
        VARIABLE,
        OUTPUT,
        PROVIDER,
        /** The call of a module: its count, for_each and depends_on are those of everything in it. */
        MODULE,
        /** All outputs of a module. */
        OUTPUTS,
        /** All resources and data sources in a module and in those that it calls. */
        CONTENT
    }

    /** After the address of a module, the address of its {@link Kind#OUTPUTS}. */
    public static final String OUTPUTS = " outputs";

    /** After the address of a module, the address of its {@link Kind#CONTENT}. */
    public static final String CONTENT = " content";

    public Block {
        expressions = List.copyOf(expressions);
    }

    /** Whether people know it as something that a plan deals with: a resource, or an output of the root module. */
    public boolean isVisible() {
        return isObject() || kind == Kind.OUTPUT && module.isEmpty();
    }

    /** Whether it is a resource of any mode. */
    public boolean isObject() {
        return kind == Kind.RESOURCE || kind == Kind.DATA || kind == Kind.EPHEMERAL;
    }

    /** The address of something in a module; the module is empty for the root. */
    public static String in(String module, String address) {
        return module.isEmpty() ? address : module + "." + address;
    }

    static String provider(String key) {
        return "provider " + key;
    }
}
