package io.jenkins.plugins.terraformguard.engine.equivalence;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a rule of another tool says of one plan.
 *
 * @param tool name of the tool
 * @param rule the rule as that tool calls it
 * @param plan what it judged
 * @param denied whether it objects, by the address of the resource; the empty address is the plan as a whole
 */
public record RuleAnswer(String tool, String rule, JudgedPlan plan, Map<String, Boolean> denied) {
    /** In place of an address: the plan as a whole. */
    static final String PLAN = "";

    public RuleAnswer {
        denied = new TreeMap<>(denied);
    }

    /** Whether it objects to anything. */
    public boolean deniesAny() {
        return denied.containsValue(true);
    }
}
