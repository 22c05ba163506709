package io.jenkins.plugins.terraformguard.llm;

/** The one header that a key is sent in. */
enum KeyHeader {
    BEARER("Authorization", "Bearer "),
    ANTHROPIC("x-api-key", ""),
    AZURE("api-key", "");

    private final String header;
    private final String before;

    KeyHeader(String header, String before) {
        this.header = header;
        this.before = before;
    }

    String header() {
        return header;
    }

    String value(String key) {
        return before + key;
    }

    /** The one that the endpoint wants. Ollama itself wants none; a gateway before it wants the usual one. */
    static KeyHeader of(EndpointSettings settings) {
        if (settings.provider().equals(Provider.ANTHROPIC.id())) {
            return ANTHROPIC;
        }
        return EndpointAddress.azure(settings.url()) ? AZURE : BEARER;
    }
}
