package io.jenkins.plugins.terraformguard.engine.source;

import io.jenkins.plugins.terraformguard.engine.source.HclToken.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** The stack of what is open in a file. A closing bracket that fits nothing does as little harm as it can. */
final class HclFrames {
    private final Scan scan;
    private final Deque<HclFrame> frames = new ArrayDeque<>();
    private final Map<Type, Integer> waitedFor = new EnumMap<>(Type.class);

    HclFrames(Scan scan) {
        this.scan = scan;
        frames.push(new HclFrame(HclFrame.Kind.FILE, Type.END, null, null, 1));
    }

    HclFrame top() {
        return frames.peek();
    }

    boolean atTopOfFile() {
        return frames.size() == 1;
    }

    void push(HclFrame frame) {
        if (frames.size() > Scan.MAX_DEPTH) {
            scan.stop(frame.line(), "Blocks and brackets are nested too deeply");
            return;
        }
        frames.push(frame);
        waitedFor.merge(frame.closer(), 1, Integer::sum);
    }

    /** Something that is passed over up to its closing bracket. */
    void pushBracket(HclToken opener) {
        push(new HclFrame(HclFrame.Kind.BRACKET, opener.type().closer(), null, null, opener.line()));
    }

    void close(HclToken token) {
        if (waitedFor.getOrDefault(token.type(), 0) == 0) {
            scan.problem(token.line(), "A closing bracket has no opening one");
            return;
        }
        if (top().closer() != token.type()) {
            scan.problem(top().line(), "A bracket that is opened here is not closed");
        }
        while (top().closer() != token.type()) {
            pop(token.line());
        }
        pop(token.line());
    }

    /** Closes everything, because the file ends or a block begins that can't be inside another. */
    void closeAll(int line) {
        if (!atTopOfFile() && !scan.stopped()) {
            scan.problem(outermost().line(), "The block that begins here is not closed");
        }
        while (!atTopOfFile()) {
            pop(line);
        }
        top().endItem();
    }

    private HclFrame outermost() {
        HclFrame outermost = top();
        for (HclFrame frame : frames) {
            outermost = frame.kind() == HclFrame.Kind.FILE ? outermost : frame;
        }
        return outermost;
    }

    private void pop(int line) {
        HclFrame frame = frames.pop();
        waitedFor.merge(frame.closer(), -1, Integer::sum);
        if (frame.block() != null) {
            frame.block().end(line);
        }
        if (frame.isBody()) {
            top().endItem();
        }
    }
}
