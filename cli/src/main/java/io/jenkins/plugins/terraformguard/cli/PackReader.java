package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.author.source.PackFile;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PackSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Reads packs, and prints everything that is wrong with them. */
final class PackReader {
    private final PackLoader loader = new PackLoader();
    private final PrintWriter err;
    private final List<PackFile> packs = new ArrayList<>();
    private boolean failed;

    PackReader(PrintWriter err) {
        this.err = err;
    }

    void read(List<PackSource> files, String layer) {
        for (PackSource file : files) {
            try {
                packs.add(PackFile.read(loader, file, layer));
            } catch (PolicyException e) {
                failed = true;
                loader.problems(file).forEach(problem -> print(err, problem));
            }
        }
    }

    List<PackFile> packs() {
        return packs;
    }

    boolean hasFailed() {
        return failed;
    }

    /** The packs of a project. */
    static List<PolicyPack> load(List<PolicyFile> files) throws PolicyException {
        PackLoader loader = new PackLoader();
        List<PolicyPack> packs = new ArrayList<>();
        for (PolicyFile file : files) {
            packs.add(loader.load(file.text(), file.name(), PolicyPack.PROJECT));
        }
        return packs;
    }

    static void print(PrintWriter err, PolicyException problem) {
        err.println("error: " + SafeText.oneLine(place(problem) + ": " + problem.getMessage()));
        err.println("  " + SafeText.oneLine(problem.remedy()));
    }

    /** File, line and column, as far as they are known. */
    static String place(PolicyException problem) {
        return problem.line() < 1
                ? problem.file()
                : problem.file() + ":" + problem.line() + ":" + Math.max(problem.column(), 1);
    }
}
