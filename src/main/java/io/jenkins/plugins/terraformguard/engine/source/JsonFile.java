package io.jenkins.plugins.terraformguard.engine.source;

import java.util.ArrayList;
import java.util.List;

/** A whole file: block types, below them as many levels of labels as the type has. At each level, also as an array. */
record JsonFile(Scan scan) implements JsonTarget {
    private static final String COMMENT = "//";

    @Override
    public JsonTarget member(String name, SourcePosition at) {
        if (name.equals(COMMENT)) {
            return null;
        }
        int labels = BlockKinds.labels(name);
        return labels == 0 ? new Bodies(scan, name, List.of(), at) : new Labels(scan, name, List.of(), labels);
    }

    @Override
    public JsonTarget element(SourcePosition at) {
        return this;
    }

    /** A level of labels. */
    private record Labels(Scan scan, String kind, List<String> labels, int missing) implements JsonTarget {
        @Override
        public JsonTarget member(String name, SourcePosition at) {
            if (name.equals(COMMENT)) {
                return null;
            }
            List<String> longer = new ArrayList<>(labels);
            longer.add(name);
            return missing > 1 ? new Labels(scan, kind, longer, missing - 1) : new Bodies(scan, kind, longer, at);
        }

        @Override
        public JsonTarget element(SourcePosition at) {
            return this;
        }
    }

    /** The body of a block, or an array of the bodies of several with the same labels. */
    private record Bodies(Scan scan, String kind, List<String> labels, SourcePosition at) implements JsonTarget {
        @Override
        public JsonTarget opened(boolean array) {
            if (array) {
                return this;
            }
            BlockBuilder block = scan.block(kind, labels, at);
            return block == null ? null : new Body(scan, block);
        }

        @Override
        public JsonTarget member(String name, SourcePosition at) {
            return null;
        }

        @Override
        public JsonTarget element(SourcePosition at) {
            return new Bodies(scan, kind, labels, at);
        }
    }

    /** The body of a block. */
    private record Body(Scan scan, BlockBuilder block) implements JsonTarget {
        @Override
        public JsonTarget member(String name, SourcePosition at) {
            if (name.equals(COMMENT)) {
                return null;
            }
            if (name.equals(BlockKinds.DATA) && block.kind().equals(BlockKinds.CHECK)) {
                return new Labels(scan, name, List.of(), BlockKinds.labels(name));
            }
            JsonTarget value = name.equals(BlockKinds.DYNAMIC)
                    ? new JsonValue.Dynamic(scan, block.root())
                    : JsonValue.member(scan, block.root(), name, at);
            return BlockKinds.literals(block.kind()).contains(name) ? new Literal(block, name, value) : value;
        }

        @Override
        public JsonTarget element(SourcePosition at) {
            return null;
        }

        @Override
        public void closed(int line) {
            block.end(line);
        }
    }

    /** An attribute whose text is needed. */
    private record Literal(BlockBuilder block, String name, JsonTarget value) implements JsonTarget {
        @Override
        public void text(String text) {
            block.literal(name, text);
        }

        @Override
        public JsonTarget opened(boolean array) {
            return value;
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
}
