package io.jenkins.plugins.terraformguard.engine.source;

/**
 * A value inside a block. JSON syntax does not tell nested blocks from objects, nor a list of them from a list of
 * objects; both get the same paths.
 */
record JsonValue(Scan scan, AttributeNode node) implements JsonTarget {
    /** The value of a key; null if it is not kept. */
    static JsonTarget member(Scan scan, AttributeNode parent, String name, SourcePosition at) {
        if (!scan.takeAttribute(at)) {
            return null;
        }
        AttributeNode before = parent.members().get(name);
        return before == null
                ? new JsonValue(scan, parent.addArgument(name, at))
                : new Again(new JsonValue(scan, before), at);
    }

    @Override
    public JsonTarget member(String name, SourcePosition at) {
        if (name.equals(BlockKinds.DYNAMIC)) {
            return new Dynamic(scan, node);
        }
        return member(scan, node, name, at);
    }

    @Override
    public JsonTarget element(SourcePosition at) {
        return scan.takeAttribute(at) ? new JsonValue(scan, node.addElement(at)) : null;
    }

    /** The value of a key that was there before: for nested blocks, more of them. */
    private record Again(JsonValue first, SourcePosition at) implements JsonTarget {
        @Override
        public JsonTarget opened(boolean array) {
            first.node.becomeList();
            return array ? first : first.element(at);
        }

        @Override
        public JsonTarget member(String name, SourcePosition at) {
            return null;
        }

        @Override
        public JsonTarget element(SourcePosition at) {
            return null;
        }
    }

    /** The value of {@code dynamic}: below it the types of the blocks it makes. */
    record Dynamic(Scan scan, AttributeNode parent) implements JsonTarget {
        @Override
        public JsonTarget member(String type, SourcePosition at) {
            return new DynamicBodies(scan, parent, type, at);
        }

        @Override
        public JsonTarget element(SourcePosition at) {
            return this;
        }
    }

    /** What makes blocks of one type, or an array of that. */
    private record DynamicBodies(Scan scan, AttributeNode parent, String type, SourcePosition at)
            implements JsonTarget {
        @Override
        public JsonTarget opened(boolean array) {
            if (array) {
                return this;
            }
            return scan.takeAttribute(at) ? new DynamicBody(scan, parent.addDynamic(type, at)) : null;
        }

        @Override
        public JsonTarget member(String name, SourcePosition at) {
            return null;
        }

        @Override
        public JsonTarget element(SourcePosition at) {
            return new DynamicBodies(scan, parent, type, at);
        }
    }

    /** Only what is in {@code content} becomes part of the blocks. */
    private record DynamicBody(Scan scan, AttributeNode every) implements JsonTarget {
        @Override
        public JsonTarget member(String name, SourcePosition at) {
            return name.equals(BlockKinds.CONTENT) ? new Content(scan, every) : null;
        }

        @Override
        public JsonTarget element(SourcePosition at) {
            return null;
        }
    }

    /** The one body, which may stand in an array like any other. */
    private record Content(Scan scan, AttributeNode every) implements JsonTarget {
        @Override
        public JsonTarget opened(boolean array) {
            return array ? this : new JsonValue(scan, every);
        }

        @Override
        public JsonTarget member(String name, SourcePosition at) {
            return null;
        }

        @Override
        public JsonTarget element(SourcePosition at) {
            return this;
        }
    }
}
