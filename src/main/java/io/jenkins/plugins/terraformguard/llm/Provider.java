package io.jenkins.plugins.terraformguard.llm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Protocols that an endpoint may speak. */
enum Provider {
    /** Chat completions: OpenAI, Azure OpenAI, vLLM, and most gateways. */
    OPENAI("/v1", "/chat/completions"),
    /** Messages: Anthropic, and gateways to it. */
    ANTHROPIC("/v1", "/messages"),
    /** Chat of Ollama. */
    OLLAMA("", "/api/chat");

    private final String base;
    private final String operation;

    Provider(String base, String operation) {
        this.base = base;
        this.operation = operation;
    }

    /** The path below which it answers where an address has none. */
    String base() {
        return base;
    }

    /** What is put after the address; it is no part of it. */
    String operation() {
        return operation;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Provider> byId(String id) {
        return Arrays.stream(values())
                .filter(provider -> provider.id().equals(id))
                .findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Provider::id).toList();
    }
}
