package io.jenkins.plugins.terraformguard.engine.rendering;

import java.util.List;

/** What a schema says of an array, an object or a special scalar, and the plan does not. */
enum Shape {
    /** Elements are aligned along their longest common subsequence. */
    LIST,
    /** As newer versions do it: lists of the same length are compared element by element. */
    LIST_BY_POSITION,
    /** A list of nested attributes. */
    NESTED_LIST,
    SET,
    NESTED_SET,
    LIST_BLOCK,
    SET_BLOCK,
    OBJECT,
    /** Nested attributes. */
    NESTED_OBJECT,
    MAP,
    NESTED_MAP,
    BLOCK,
    /** Of no declared type: written as JSON is, with its nulls. */
    DYNAMIC,
    /** A plain attribute. */
    ATTRIBUTE,
    /** An attribute that is both unknown and sensitive. */
    SENSITIVE,
    /** An empty text that is as good as not there, since the old provider SDK can't tell them apart. */
    NULL,
    /** The same as newer versions do it: the attribute is counted among those that don't change. */
    COUNTED_NULL;

    static final List<Shape> PAIRINGS = List.of(LIST, LIST_BY_POSITION);

    boolean isBlock() {
        return this == LIST_BLOCK || this == SET_BLOCK || this == BLOCK;
    }

    /** Where a value stands, which limits what it can be. */
    enum Scope {
        /** In the body of a block, where anything may be. */
        BODY(
                List.of(LIST_BLOCK, SET_BLOCK, NESTED_LIST, NESTED_SET, LIST, LIST_BY_POSITION, SET, Shape.DYNAMIC),
                List.of(BLOCK, NESTED_OBJECT, OBJECT, MAP, NESTED_MAP, Shape.DYNAMIC)),
        /** Among nested attributes. */
        NESTED(
                List.of(NESTED_LIST, NESTED_SET, LIST, LIST_BY_POSITION, SET, Shape.DYNAMIC),
                List.of(NESTED_OBJECT, OBJECT, MAP, NESTED_MAP, Shape.DYNAMIC)),
        /** Within the type of an attribute. */
        PLAIN(List.of(LIST, LIST_BY_POSITION, SET, Shape.DYNAMIC), List.of(OBJECT, MAP, Shape.DYNAMIC)),
        /** Within a value of no declared type. */
        DYNAMIC(List.of(Shape.DYNAMIC), List.of(Shape.DYNAMIC));

        private final List<Shape> arrays;
        private final List<Shape> objects;

        Scope(List<Shape> arrays, List<Shape> objects) {
            this.arrays = arrays;
            this.objects = objects;
        }

        /** What an array may be; without objects in it, nothing that has attributes of its own. */
        List<Shape> arrays(boolean ofObjects) {
            return ofObjects
                    ? arrays
                    : arrays.stream()
                            .filter(shape -> !shape.isBlock() && shape != NESTED_LIST && shape != NESTED_SET)
                            .toList();
        }

        List<Shape> objects() {
            return objects;
        }
    }
}
