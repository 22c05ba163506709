package io.jenkins.plugins.terraformguard.config;

/** Small packs. */
public final class Packs {
    private Packs() {}

    /** A pack whose one policy every plan violates that creates a {@code terraform_data}. */
    public static String refusing(String name) {
        return """
                pack: %1$s
                version: 1.0.0
                policies:
                  - id: T-%1$s
                    title: Nothing is right for %1$s
                    severity: high
                    enforcement: hard-mandatory
                    resources: [terraform_data]
                    assert: "false"
                    message: "${resource.address} is not right for %1$s"
                """.formatted(name);
    }

    /** Line 2, column 1 has a key that does not exist. */
    public static String broken() {
        return "pack: x\nversoin: 1\n";
    }
}
