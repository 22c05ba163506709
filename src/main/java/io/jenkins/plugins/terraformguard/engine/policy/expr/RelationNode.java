package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;

/** The call of a function that gets at other resources. */
final class RelationNode implements Node {
    private final Relation relation;
    private final String types;
    private final String path;

    RelationNode(Relation relation, String types) {
        this.relation = relation;
        this.types = types;
        this.path = relation.function() + "(\"" + types + "\")";
    }

    @Override
    public Value eval(Scope scope) {
        scope.step();
        Value related = scope.relations.related(relation, types);
        if (scope.trace != null) {
            scope.trace.related(path, related);
        }
        return related;
    }

    /** The list in the short form in which it is evidence: where the resources are, not all that they are. */
    static Value addresses(Value related) {
        List<Value> addresses = Comprehension.elements(related).stream()
                .map(element -> ((MapValue) element).get(Environment.ADDRESS))
                .toList();
        return related instanceof Value.OpenList ? new Value.OpenList(addresses) : new Value.ListValue(addresses);
    }
}
