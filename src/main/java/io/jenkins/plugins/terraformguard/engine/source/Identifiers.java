package io.jenkins.plugins.terraformguard.engine.source;

/** Identifiers of the native syntax: those of Unicode, and dashes in them. */
final class Identifiers {
    private Identifiers() {}

    static boolean start(int codePoint) {
        return codePoint == '_' || codePoint >= 0 && Character.isUnicodeIdentifierStart(codePoint);
    }

    static boolean part(int codePoint) {
        return codePoint == '-'
                || codePoint >= 0
                        && Character.isUnicodeIdentifierPart(codePoint)
                        && !Character.isIdentifierIgnorable(codePoint);
    }

    /** Moves over the identifier that begins here. */
    static void skip(SourceText in) {
        do {
            in.advance(Character.charCount(in.codePoint()));
        } while (part(in.codePoint()));
    }
}
