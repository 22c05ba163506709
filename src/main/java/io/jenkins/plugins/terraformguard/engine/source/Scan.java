package io.jenkins.plugins.terraformguard.engine.source;

import java.util.ArrayList;
import java.util.List;

/** What belongs to the scanning of one file: its name, what was found, what went wrong, how much may still be kept. */
final class Scan {
    /** Nesting of blocks, brackets and templates; no hand and no generator comes near it. */
    static final int MAX_DEPTH = 250;

    private static final int MAX_PROBLEMS = 20;

    private final String file;
    private final ScanBudget budget;
    private final List<BlockBuilder> blocks = new ArrayList<>();
    private final List<SourceProblem> problems = new ArrayList<>();
    private boolean attributesLeftOut;
    private boolean stopped;

    Scan(String file, ScanBudget budget) {
        this.file = file;
        this.budget = budget;
    }

    SourcePosition position(int line, int column) {
        return new SourcePosition(file, line, column);
    }

    void problem(int line, String message) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new SourceProblem(file, line, message));
        }
    }

    /** Nothing after this place is looked at. */
    void stop(int line, String message) {
        if (!stopped) {
            problem(line, message);
            stopped = true;
        }
    }

    boolean stopped() {
        return stopped;
    }

    /** Whether one more attribute may be kept; whoever asks keeps it. */
    boolean takeAttribute(SourcePosition at) {
        boolean taken = budget.takeAttribute();
        if (!taken && !attributesLeftOut) {
            attributesLeftOut = true;
            problem(at.line(), "There are too many attributes; from here on only blocks have positions");
        }
        return taken;
    }

    /** A new block, or null if no more may be kept. */
    BlockBuilder block(String kind, List<String> labels, SourcePosition at) {
        if (!budget.takeBlock()) {
            stop(at.line(), "There are too many blocks; from here on nothing has a position");
            return null;
        }
        BlockBuilder block = new BlockBuilder(kind, labels, at);
        blocks.add(block);
        return block;
    }

    /** @param lastLine where blocks end that are still open */
    ScannedFile result(int lastLine) {
        blocks.forEach(block -> block.end(lastLine));
        return new ScannedFile(blocks.stream().map(BlockBuilder::build).toList(), problems);
    }
}
