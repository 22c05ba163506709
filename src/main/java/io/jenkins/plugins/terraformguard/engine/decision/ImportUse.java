package io.jenkins.plugins.terraformguard.engine.decision;

import java.util.List;

/**
 * What became of the report of another scanner.
 *
 * @param source name of the file
 * @param tool the scanner, as in {@code checkov}
 * @param version of the scanner; may be empty
 * @param sha256 digest of the file as it was given
 * @param digest SHA-256 of what was taken of it: canonical JSON without secrets, which is archived with the decision
 * @param results what it found, a result counting once for every place
 * @param findings findings that were made of it; several reports may have the same one
 * @param merged results that are counted with a finding of a policy, or of another scanner
 * @param suppressed results that the report itself suppresses
 * @param unmapped results of which it is not known which resource of the plan they are about
 * @param problems what the scanner says went wrong
 */
public record ImportUse(
        String source,
        String tool,
        String version,
        String sha256,
        String digest,
        int results,
        int findings,
        int merged,
        int suppressed,
        int unmapped,
        List<String> problems) {
    public ImportUse {
        problems = List.copyOf(problems);
    }
}
