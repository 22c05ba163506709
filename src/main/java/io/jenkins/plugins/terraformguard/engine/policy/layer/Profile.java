package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A choice of levels for all bundled policies at once. Weakest first, and weaker for every single policy. */
enum Profile {
    /** Nothing asks for an approval and nothing fails. */
    AUDIT {
        @Override
        EnforcementLevel level(EnforcementLevel packed) {
            return packed.isMandatory() ? EnforcementLevel.ADVISORY : packed;
        }
    },
    /** As the packs have it. */
    RECOMMENDED {
        @Override
        EnforcementLevel level(EnforcementLevel packed) {
            return packed;
        }
    },
    /** One level up, except for what is only recorded. */
    STRICT {
        @Override
        EnforcementLevel level(EnforcementLevel packed) {
            return switch (packed) {
                case ADVISORY -> EnforcementLevel.SOFT_MANDATORY;
                case SOFT_MANDATORY -> EnforcementLevel.HARD_MANDATORY;
                default -> packed;
            };
        }
    };

    /** The level of a policy that has this level in its pack. */
    abstract EnforcementLevel level(EnforcementLevel packed);

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Profile byId(String id) {
        return Arrays.stream(values())
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Profile::id).toList();
    }
}
