package io.jenkins.plugins.terraformguard.engine.source;

/** What a value in JSON syntax is for. Where a method answers null, that part is passed over. */
interface JsonTarget {
    /** What a member of this object is for. */
    JsonTarget member(String name, SourcePosition at);

    /** What an element of this array is for. */
    JsonTarget element(SourcePosition at);

    /** The value turns out to be an object or array; the answer takes its members or elements. */
    default JsonTarget opened(boolean array) {
        return this;
    }

    /** The value turns out to be a text. */
    default void text(String value) {}

    /** The object or array ends. */
    default void closed(int line) {}
}
