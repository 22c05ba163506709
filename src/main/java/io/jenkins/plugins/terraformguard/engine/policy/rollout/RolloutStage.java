package io.jenkins.plugins.terraformguard.engine.policy.rollout;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much the policies of a pack may do while it is rolled out. Weakest first. */
public enum RolloutStage {
    /** What they find is only recorded. */
    SHADOW(EnforcementLevel.SHADOW),
    /** It is shown, and nothing waits for it. */
    ADVISORY(EnforcementLevel.ADVISORY),
    /** Everything that layers say. */
    ENFORCED(EnforcementLevel.HARD_MANDATORY);

    /** What is said of a pack that is not asked at all. */
    public static final String OFF = "off";

    private final EnforcementLevel most;

    RolloutStage(EnforcementLevel most) {
        this.most = most;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level that a policy has at this stage. */
    public EnforcementLevel cap(EnforcementLevel level) {
        return level.compareTo(most) > 0 ? most : level;
    }

    /** The one before this; null before the first. */
    public RolloutStage before() {
        return this == SHADOW ? null : values()[ordinal() - 1];
    }

    /** The stage of that name, or null. */
    public static RolloutStage byId(String id) {
        return Arrays.stream(values())
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** All names, weakest first. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(RolloutStage::id).toList();
    }

    /** What is said of a pack at this stage. */
    public static String said(RolloutStage stage) {
        return stage == null ? OFF : stage.id();
    }
}
