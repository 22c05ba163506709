package io.jenkins.plugins.terraformguard.engine.policy.expr;

import java.util.Locale;

/** How an expression gets at other resources of the plan: a function whose argument names their type. */
public enum Relation {
    /** All of the type. */
    RESOURCES,
    /** Those that the resource at hand refers to. */
    REFERENCES,
    /** Those that refer to the resource at hand. */
    REFERRERS;

    /** The name of the function. */
    public String function() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The relation of that function, or null. */
    static Relation of(String function) {
        for (Relation relation : values()) {
            if (relation.function().equals(function)) {
                return relation;
            }
        }
        return null;
    }

    /** Whether a text can't hold a call of any of them. */
    static boolean areAbsent(String source) {
        for (Relation relation : values()) {
            if (source.contains(relation.function())) {
                return false;
            }
        }
        return true;
    }
}
