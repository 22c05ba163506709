package io.jenkins.plugins.terraformguard.engine.source;

import java.util.List;

/**
 * What was recognised in one file.
 *
 * @param blocks in their order; of a broken file, those that could be told apart
 * @param problems in their order; empty for a file that was understood
 */
public record ScannedFile(List<SourceBlock> blocks, List<SourceProblem> problems) {
    public ScannedFile {
        blocks = List.copyOf(blocks);
        problems = List.copyOf(problems);
    }
}
