package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Small plans for tests of what refers to what. */
public final class OtherPlans {
    private final List<String> changes = new ArrayList<>();
    private String configuration = "";
    private String more = "";

    /** A resource that is created; quotation marks may be written as apostrophes. */
    public OtherPlans create(String address, String after, String unknown) {
        return change(
                address,
                "'actions':['create'],'before':null,'after':" + after + ",'after_unknown':" + unknown
                        + ",'before_sensitive':false,'after_sensitive':{}");
    }

    /** A resource that stays as it is. */
    public OtherPlans keep(String address, String state) {
        return change(
                address,
                "'actions':['no-op'],'before':" + state + ",'after':" + state
                        + ",'after_unknown':{},'before_sensitive':{},'after_sensitive':{}");
    }

    /** A resource with this change. */
    public OtherPlans change(String address, String change) {
        changes.add(element(address, change));
        return this;
    }

    private static String element(String address, String change) {
        try {
            ResourceAddress parsed = ResourceAddress.parse(address.replace('\'', '"'));
            String index = parsed.key() instanceof InstanceKey.Count count
                    ? ",'index':" + count.number()
                    : parsed.key() instanceof InstanceKey.ForEach each ? ",'index':'" + each.key() + "'" : "";
            String module = parsed.module().toString().replace("\"", "\\\"");
            return "{'address':'" + parsed.toString().replace("\"", "\\\"") + "'"
                    + (module.isEmpty() ? "" : ",'module_address':'" + module + "'") + ",'mode':'" + parsed.mode()
                    + "','type':'" + parsed.type() + "','name':'" + parsed.name() + "'" + index + ",'change':{" + change
                    + "}}";
        } catch (io.jenkins.plugins.terraformguard.engine.plan.address.AddressException e) {
            throw new AssertionError(e);
        }
    }

    /** The content of the root module. */
    public OtherPlans configuration(String rootModule) {
        configuration = ",'configuration':{'root_module':{" + rootModule + "}}";
        return this;
    }

    /** Another key of the plan with its value. */
    public OtherPlans key(String name, String value) {
        more += ",'" + name + "':" + value;
        return this;
    }

    /** A deferred change of a resource. */
    public OtherPlans deferred(String address) {
        return key(
                "deferred_changes",
                "[{'reason':'instance_count_unknown','resource_change':"
                        + element(address, "'actions':['create'],'before':null,'after':{}") + "}]");
    }

    /** A block of a resource with these expressions. */
    public static String block(String address, String expressions, String... rest) {
        String[] parts = address.split("\\.");
        boolean data = parts.length == 3;
        return "{'address':'" + address + "','mode':'" + (data ? "data" : "managed") + "','type':'"
                + parts[parts.length - 2] + "','name':'" + parts[parts.length - 1] + "','expressions':{" + expressions
                + "}" + (rest.length == 0 ? "" : "," + String.join(",", rest)) + "}";
    }

    /** An attribute that refers to these. */
    public static String refers(String attribute, String... references) {
        return "'" + attribute + "':{'references':['" + String.join("','", references) + "']}";
    }

    /** The same plan with its changes in another order. */
    public OtherPlans shuffled(long seed) {
        Collections.shuffle(changes, new Random(seed));
        return this;
    }

    public String json() {
        return ("{'format_version':'1.2','terraform_version':'1.11.4','resource_changes':[" + String.join(",", changes)
                        + "]" + more + configuration + "}")
                .replace('\'', '"');
    }

    /** What an address is given by a function, such as {@code a.b c.d ...} with dots at the end where there may be more. */
    String related(String address, Relation relation, String types) throws Exception {
        return related(address, relation, types, RelationIndex.MAX_BYTES);
    }

    String related(String address, Relation relation, String types, long bytes) throws Exception {
        Plan plan = TestPlans.open(TestPlans.source(json()));
        RelationNeeds needs = new RelationNeeds();
        needs.add(
                List.of("*"),
                new ExpressionCompiler()
                        .value(relation.function() + "('" + types + "')")
                        .relations());
        RelationIndex index = RelationIndex.read(plan, needs, bytes);
        TreeMap<String, ResourceChange> found = new TreeMap<>();
        plan.stream(new ChangeVisitor() {
            @Override
            public void change(ResourceChange change) {
                found.put(change.label(), change);
            }
        });
        ResourceChange subject = found.get(address.replace('\'', '"'));
        return text(index.of(subject, "P").related(relation, types));
    }

    static String text(Value list) {
        boolean open = list instanceof Value.OpenList;
        List<Value> elements = open ? ((Value.OpenList) list).elements() : ((Value.ListValue) list).elements();
        List<String> words = new ArrayList<>();
        elements.forEach(element -> words.add(((Value.Text) ((MapValue) element).get("address")).value()));
        if (open) {
            words.add("...");
        }
        return String.join(" ", words).replace('"', '\'');
    }
}
