package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** From which sides a change is looked at. */
final class RolesOption {
    @Option(
            names = "--review-roles",
            paramLabel = "ROLE,...",
            split = ",",
            description = "From which sides reviewers look: general, security, reliability, cost-and-scale, intent"
                    + " (default: what the settings say, else general)")
    private List<String> roles = new ArrayList<>();

    /** These roles, or those of the rules where none were named. */
    ReviewRules in(ReviewRules rules) throws UserError {
        Set<String> named = new LinkedHashSet<>();
        for (String role : roles) {
            if (!ReviewRules.ROLES.contains(role)) {
                throw new UserError(
                        "There is no role '" + role + "'", "Name some of " + String.join(", ", ReviewRules.ROLES));
            }
            named.add(role);
        }
        List<String> sorted = named.stream()
                .sorted(Comparator.comparing(ReviewRules.ROLES::indexOf))
                .toList();
        return named.isEmpty() ? rules : new ReviewRules(sorted, rules.critic(), rules.tokens(), rules.raise());
    }
}
