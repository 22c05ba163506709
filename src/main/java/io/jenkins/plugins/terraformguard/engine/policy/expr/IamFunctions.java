package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.ANY;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.BOOL;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.MAP;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.text;

import dev.cel.common.types.SimpleType;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.format.FormatException;
import io.jenkins.plugins.terraformguard.engine.plan.format.IamActions;
import io.jenkins.plugins.terraformguard.engine.plan.format.IamPolicy;
import java.util.List;

/** Functions of policy documents of AWS IAM. */
final class IamFunctions {
    private static final String DOCUMENT = "'{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\"}}'";

    static final List<PolicyFunction> ALL = List.of(
            Declaring.function("iam", ANY)
                    .takes(document())
                    .says("A policy document, JSON text or map, in its [normal form](#iam-policy-documents)")
                    .answers(Answer.NULL)
                    .example(
                            "{\"Statement\": [{\"Sid\": null, \"Effect\": \"Allow\", \"Principals\": [],"
                                    + " \"NotPrincipals\": [], \"Actions\": [\"s3:*\"], \"NotActions\": [],"
                                    + " \"Resources\": [], \"NotResources\": [], \"Conditions\": []}]}",
                            DOCUMENT)
                    .does((scope, arguments) -> normal(scope, arguments.get(0))),
            Declaring.function("iam_allows", BOOL)
                    .takes(document(), text("action").checked(IamActions::of))
                    .says(
                            "Whether any statement of the document that allows, and has no condition, is about the action,"
                                    + " or about any that fits it where it has `*` or `?`")
                    .answers(Answer.FALSE, Answer.UNKNOWN, Answer.UNKNOWN)
                    .example("true", DOCUMENT, "\"s3:GetObject\"")
                    .compiles(arguments -> scope -> allows(
                            scope,
                            arguments.get(0).eval(scope),
                            arguments.get(1).eval(scope))));

    private IamFunctions() {}

    private static Parameter document() {
        return Parameter.of("document", SimpleType.STRING, MAP).checked(text -> IamPolicy.normal(Value.of(text)));
    }

    private static MapValue normal(Scope scope, Value document) {
        if (document.kind() != Value.Kind.STRING && document.kind() != Value.Kind.MAP) {
            throw new EvaluationError("iam: a string or a map is needed here, not a " + Kleene.name(document));
        }
        scope.allocate(Operators.weight(document));
        return IamPolicy.normal(document);
    }

    /** An action that is not known can still be told: a document may allow all of them, or none. */
    private static Value allows(Scope scope, Value document, Value action) {
        if (document.isNull() || action.isNull()) {
            return Value.FALSE;
        }
        if (document.isOpaque()) {
            return Value.UNKNOWN;
        }
        try {
            IamActions asked = IamActions.of(action.isOpaque() ? null : text("iam_allows", action));
            return asked.allowedBy(normal(scope, document), scope::work);
        } catch (FormatException e) {
            throw new EvaluationError("iam_allows: " + e.getMessage());
        }
    }
}
