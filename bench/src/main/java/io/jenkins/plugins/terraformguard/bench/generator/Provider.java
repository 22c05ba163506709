package io.jenkins.plugins.terraformguard.bench.generator;

/** The providers whose resources are in the plans. */
enum Provider {
    AWS("hashicorp/aws", "aws"),
    AZURE("hashicorp/azurerm", "azurerm"),
    GOOGLE("hashicorp/google", "google"),
    RANDOM("hashicorp/random", "random");

    private final String source;
    private final String key;

    Provider(String source, String key) {
        this.source = source;
        this.key = key;
    }

    String address() {
        return "registry.terraform.io/" + source;
    }

    /** The local name, which is also the key in {@code provider_config}. */
    String key() {
        return key;
    }
}
