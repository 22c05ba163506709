package io.jenkins.plugins.terraformguard.cli;

/** Colours, or none. */
record Style(boolean colour) {
    /** Colours if this is a terminal that has them, and nobody objects. */
    static Style of(boolean noColor) {
        return new Style(!noColor && isTerminal());
    }

    static boolean isTerminal() {
        return System.console() != null && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    }

    String strong(String text) {
        return wrap("1", text);
    }

    String dim(String text) {
        return wrap("2", text);
    }

    String bad(String text) {
        return wrap("1;31", text);
    }

    String warn(String text) {
        return wrap("33", text);
    }

    String good(String text) {
        return wrap("1;32", text);
    }

    private String wrap(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
