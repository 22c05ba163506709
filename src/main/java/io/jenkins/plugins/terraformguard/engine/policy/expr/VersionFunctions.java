package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.BOOL;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.INT_OR_NULL;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.text;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.format.SemanticVersion;
import io.jenkins.plugins.terraformguard.engine.plan.format.VersionConstraint;
import java.util.List;

/** Functions of versions. */
final class VersionFunctions {
    static final List<PolicyFunction> ALL = List.of(
            Declaring.function("semver_compare", INT_OR_NULL)
                    .takes(version("a"), version("b"))
                    .says("-1, 0 or 1: whether version `a` is before, as or after `b`"
                            + " ([semantic versions](https://semver.org); `1.2` is `1.2.0`, a leading `v` is allowed)")
                    .answers(Answer.NULL)
                    .example("-1", "\"1.2.0-beta\"", "\"1.2\"")
                    .does((scope, arguments) -> Value.of(Integer.signum(version("semver_compare", arguments.get(0))
                            .compare(version("semver_compare", arguments.get(1)))))),
            Declaring.function("semver_satisfies", BOOL)
                    .takes(version("version"), text("constraint").checked(VersionConstraint::parse))
                    .says(
                            "Whether a version satisfies a constraint in"
                                    + " [Terraform's syntax](https://developer.hashicorp.com/terraform/language/expressions/version-constraints)"
                                    + " (`=`, `!=`, `>`, `>=`, `<`, `<=`, `~>`, commas); a prerelease only where it is named exactly")
                    .answers(Answer.FALSE)
                    .example("true", "\"1.11.4\"", "\"~> 1.9, != 1.10.0\"")
                    .does((scope, arguments) ->
                            Value.of(VersionConstraint.parse(text("semver_satisfies", arguments.get(1)))
                                    .isSatisfiedBy(version("semver_satisfies", arguments.get(0))))));

    private VersionFunctions() {}

    private static Parameter version(String name) {
        return text(name).checked(SemanticVersion::parse);
    }

    private static SemanticVersion version(String function, Value value) {
        return SemanticVersion.parse(text(function, value));
    }
}
