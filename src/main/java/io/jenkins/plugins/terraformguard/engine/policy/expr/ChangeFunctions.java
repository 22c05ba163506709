package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.BOOL;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.TEXTS;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.text;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.format.FormatException;
import java.util.List;

/** Functions of what a change does to attributes. */
final class ChangeFunctions {
    private static final Node BEFORE = variable("before");
    private static final Node AFTER = variable("after");

    static final List<PolicyFunction> ALL = List.of(
            Declaring.function("changed", BOOL)
                    .takes(text("path").checked(ChangeFunctions::steps))
                    .says(
                            "Whether `before` and `after` differ at the path, as `!=` tells it; unknown if the new value is."
                                    + " Paths are written as in an expression: `tags.Owner`, `ingress[0].cidr_blocks`,"
                                    + " `tags[\"a:b\"]`")
                    .answers(Answer.FALSE)
                    .example("true", "\"tags.Owner\"")
                    .does((scope, arguments) -> changed(scope, steps(text("changed", arguments.get(0))))),
            paths(
                    "changed_paths",
                    "The paths of all leaves whose new value differs from the old one, sorted; also of those that are not"
                            + " set before and not known after",
                    "[\"arn\", \"tags.Owner\"]"),
            paths(
                    "unknown_paths",
                    "The paths of all leaves of which it can't be told whether they change, because the new value is not"
                            + " known, sorted",
                    "[\"arn\", \"tags.Version\"]"));

    private ChangeFunctions() {}

    private static PolicyFunction paths(String name, String says, String example) {
        return Declaring.function(name, TEXTS)
                .says(says)
                .answers(Answer.NONE, Answer.NONE, Answer.NONE)
                .example(example)
                .compiles(arguments -> scope -> {
                    Changes changes = new Changes(scope);
                    changes.compare(BEFORE.eval(scope), AFTER.eval(scope));
                    return scope.made(name.equals("changed_paths") ? changes.changed() : changes.unknown());
                });
    }

    private static Value changed(Scope scope, List<Value> steps) {
        return Kleene.not(
                Kleene.equal(at(BEFORE, steps).eval(scope), at(AFTER, steps).eval(scope)));
    }

    private static Node at(Node root, List<Value> steps) {
        Node node = root;
        for (Value step : steps) {
            node = step instanceof Value.Text key
                    ? Access.select(node, key.value())
                    : Access.index(node, new Constant(step));
        }
        return node;
    }

    private static List<Value> steps(String path) {
        return ValuePath.parse(path)
                .orElseThrow(() -> new FormatException("'" + ValueText.oneLine(ValueText.cut(path, 60))
                        + "' is no path such as tags.Owner, ingress[0].from_port or tags[\"a:b\"]"));
    }

    private static Node variable(String name) {
        return Access.variable(name, Environment.VARIABLES.indexOf(name), true);
    }
}
