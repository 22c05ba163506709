package io.jenkins.plugins.terraformguard.engine.author.mutation;

/**
 * What the place of a part says about the changes that are worth making there. A change is not worth making where it
 * comes to the same as another one that is made anyway.
 *
 * @param condition whether a truth value is needed here
 * @param asTrue whether the part may become {@code true}
 * @param asFalse whether the part may become {@code false}
 * @param texts how a text constant is changed here
 */
record Context(boolean condition, boolean asTrue, boolean asFalse, Texts texts) {
    /** How text constants are changed. */
    enum Texts {
        /** Not at all: they are left out as elements of their list. */
        NONE,
        /** To another text. */
        OTHER,
        /** To another text, and to the empty one, which fits everywhere. */
        OTHER_AND_EMPTY,
        /** Likewise, and without its anchors. */
        PATTERN
    }

    static final Context CONDITION = new Context(true, true, true, Texts.OTHER);
    /** An operand of {@code &&}, {@code ||} or {@code !}, or what a conditional asks. */
    static final Context OPERAND = new Context(true, false, false, Texts.OTHER);

    static final Context VALUE = new Context(false, true, true, Texts.OTHER);
    static final Context ELEMENT = new Context(false, true, true, Texts.NONE);
    static final Context ARGUMENT = new Context(false, true, true, Texts.OTHER_AND_EMPTY);
    static final Context EXPRESSION = new Context(false, true, true, Texts.PATTERN);

    /** The body of a macro such as {@code exists}. */
    static Context body(String macro) {
        return new Context(true, !macro.equals("all"), !macro.startsWith("exists"), Texts.OTHER);
    }
}
