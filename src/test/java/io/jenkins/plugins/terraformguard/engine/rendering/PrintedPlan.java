package io.jenkins.plugins.terraformguard.engine.rendering;

import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan as Terraform or OpenTofu printed it, taken apart. Left out is what says nothing of the plan's content: progress,
 * rules, explanations and what to do next. Two wordings that changed between versions are brought back to the older one:
 * "so it must be replaced", and the legend's "(current -> planned)".
 */
public final class PrintedPlan {
    private final List<String> drift = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<String> legend = new ArrayList<>();
    private Tool tool = Tool.UNKNOWN;
    private String summary = "";
    private boolean errored;
    private boolean planned;
    private List<String> section;

    private PrintedPlan() {}

    public static PrintedPlan read(Path file) throws IOException {
        PrintedPlan printed = new PrintedPlan();
        StringBuilder block = null;
        for (String line : Files.readString(file).split("\n", -1)) {
            boolean starts = line.startsWith("  # ") || line.startsWith(" # ");
            if (block != null) {
                block.append('\n').append(line);
            } else if (starts) {
                block = new StringBuilder(line);
            } else {
                printed.line(line);
            }
            if (block != null && (line.equals("    }") || line.endsWith("\" {}"))) {
                printed.block(block.toString());
                block = null;
            }
        }
        if (block != null) {
            throw new IOException("No end of " + block);
        }
        return printed;
    }

    private void block(String block) {
        (planned ? changes : drift).add(block.replaceFirst(" so it must be replaced", " so must be replaced"));
    }

    private void line(String line) {
        if (section != null && !line.isEmpty()) {
            section.add(line.replace(" (current -> planned)", ""));
            return;
        }
        section = line.endsWith(" following symbols:") ? legend : line.equals("Changes to Outputs:") ? outputs : null;
        if (line.endsWith(" perform the following actions:") || line.contains(" planned the following actions")) {
            planned = true;
            errored = line.endsWith("encountered a problem:");
        } else if (line.startsWith("Plan: ")) {
            summary = line;
        }
        if (line.contains("OpenTofu")) {
            tool = Tool.OPENTOFU;
        } else if (line.contains("Terraform")) {
            tool = Tool.TERRAFORM;
        }
    }

    /** The blocks under "Objects have changed outside of ...". */
    public List<String> drift() {
        return drift;
    }

    /** The blocks of what is going to happen. */
    public List<String> changes() {
        return changes;
    }

    /** What is under "Changes to Outputs"; none or one. */
    public List<String> outputs() {
        return outputs.isEmpty() ? List.of() : List.of(String.join("\n", outputs));
    }

    /** The lines that say what the symbols mean. */
    public List<String> legend() {
        return legend;
    }

    /** The line with the numbers, or empty. */
    public String summary() {
        return summary;
    }

    /** Whether it says that planning ended in an error. */
    public boolean errored() {
        return errored;
    }

    /** The program that printed it. */
    public Tool tool() {
        return tool;
    }
}
