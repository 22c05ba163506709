package io.jenkins.plugins.terraformguard.engine.author.lint;

import io.jenkins.plugins.terraformguard.engine.author.source.Compilers;
import io.jenkins.plugins.terraformguard.engine.author.source.PackFile;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PackSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks through policy files for what can't be used, and for what can but should not be left so. */
public final class Linter {
    private final PackLoader loader = new PackLoader();
    private final Compilers compilers = new Compilers();

    /** All problems of all files, by file and place. A file that can't be used is only told what is broken in it. */
    public List<LintProblem> lint(List<PackSource> files) {
        List<LintProblem> problems = new ArrayList<>();
        for (PackSource file : files) {
            try {
                problems.addAll(lint(PackFile.read(loader, file, PolicyPack.PROJECT)));
            } catch (PolicyException e) {
                loader.problems(file)
                        .forEach(problem -> problems.add(LintProblem.of(LintRule.BROKEN_FILE, "", problem)));
            }
        }
        return problems.stream().sorted().toList();
    }

    private List<LintProblem> lint(PackFile file) throws PolicyException {
        Set<String> defined = new TreeSet<>(file.pack().parameters().keySet());
        Set<String> used = new TreeSet<>();
        boolean all = false;
        List<LintProblem> problems = new ArrayList<>(IdStyle.check(file.placed()));
        for (PackFile.Placed placed : file.placed()) {
            PolicyLint lint = new PolicyLint(placed, defined);
            problems.addAll(lint.run(compilers.of(placed.policy()), file.pack()));
            used.addAll(lint.usedParams());
            all |= lint.usesAllParams();
        }
        for (String name : defined) {
            if (!all && !used.contains(name)) {
                YamlNode params = file.root().members().get("params");
                problems.add(LintProblem.of(
                        LintRule.UNUSED_PARAM,
                        "",
                        params.keyOf(name).error("No policy uses the parameter '" + name + "'", "Remove it")));
            }
        }
        return problems;
    }
}
