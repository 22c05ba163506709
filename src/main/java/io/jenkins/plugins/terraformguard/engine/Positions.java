package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.drift.DriftContext;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.source.SourceBlock;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.engine.source.SourcePosition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where in the configuration the findings of a plan stand. Nothing says that the configuration is that of the plan, so the
 * plan's resources are counted: where most of them are not in it, a position would mislead, and none is given.
 */
final class Positions {
    private static final int MAX_FILE = 4096;
    /** Deeper modules are never called in the configuration; a hostile address may have very many. */
    private static final int MAX_DEPTH = 50;

    private static final String AFTER = "after";

    private final SourceIndex sources;
    private final Set<List<String>> read = new HashSet<>();
    private int found;
    private int missing;

    Positions(SourceIndex sources) {
        this.sources = sources;
    }

    /** Takes a change into account. What is going away, or was never written by anybody, need not be there. */
    void change(ResourceChange change) {
        if (!isAskedFor() || change.generatedConfig() || !change.deposed().isEmpty()) {
            return;
        }
        switch (change.kind()) {
            case DELETE, FORGET -> {
                return;
            }
            default -> {
                if (position(change.address(), "").isPresent()) {
                    found++;
                } else {
                    missing++;
                }
            }
        }
    }

    /** The findings with their positions, as far as they are known. */
    List<Finding> locate(List<Finding> findings) {
        return isAskedFor() && !isAnother()
                ? findings.stream().map(this::located).toList()
                : findings;
    }

    /** Where an attribute of a resource stands, or the resource itself if the path is empty. */
    Optional<SourcePosition> place(String address, String path) {
        return isAskedFor() && !isAnother()
                ? position(address, path).filter(position -> position.file().length() <= MAX_FILE)
                : Optional.empty();
    }

    /** Whether a resource ignores changes of some of its attributes. */
    DriftContext.IgnoreChanges ignoresChanges(String text) {
        if (!isAskedFor() || isAnother()) {
            return DriftContext.IgnoreChanges.UNKNOWN;
        }
        try {
            ResourceAddress address = ResourceAddress.parse(text);
            return sources.find(address.module().names(), address.mode(), address.type(), address.name())
                    .map(block ->
                            block.attributes().at("lifecycle[0].ignore_changes").isPresent()
                                    ? DriftContext.IgnoreChanges.SOME
                                    : DriftContext.IgnoreChanges.NONE)
                    .orElse(DriftContext.IgnoreChanges.UNKNOWN);
        } catch (AddressException e) {
            return DriftContext.IgnoreChanges.UNKNOWN;
        }
    }

    /** Whether it is the configuration of another plan. */
    boolean isAnother() {
        return isAskedFor() && missing > found;
    }

    private boolean isAskedFor() {
        return sources != SourceIndex.EMPTY;
    }

    private Finding located(Finding finding) {
        if (!finding.file().isEmpty()) {
            return finding;
        }
        return position(ResourceChange.addressOf(finding.address()), path(finding.evidence()))
                .filter(position -> position.file().length() <= MAX_FILE)
                .map(position -> finding.at(position.file(), position.line()))
                .orElse(finding);
    }

    /** The first attribute of the planned state that decided; what was before is not in the configuration. */
    private static String path(List<Evidence> evidence) {
        return evidence.stream()
                .map(Evidence::path)
                .filter(path -> path.startsWith(AFTER + ".") || path.startsWith(AFTER + "["))
                .findFirst()
                .map(path -> path.substring(AFTER.length()))
                .orElse("");
    }

    private Optional<SourcePosition> position(String text, String path) {
        ResourceAddress address;
        try {
            address = ResourceAddress.parse(text);
        } catch (AddressException e) {
            return Optional.empty();
        }
        List<String> module = address.module().names();
        return !isRead(module)
                ? call(module)
                : sources.findAttribute(module, address.mode(), address.type(), address.name(), path);
    }

    private boolean isRead(List<String> module) {
        return read.contains(module) || !sources.blocks(module).isEmpty() && read.add(module);
    }

    /** Where a module is called of which nothing is known; else where the one around it is. */
    private Optional<SourcePosition> call(List<String> module) {
        for (int depth = Math.min(module.size(), MAX_DEPTH); depth > 0; depth--) {
            Optional<SourceBlock> call = sources.module(module.subList(0, depth));
            if (call.isPresent()) {
                return call.map(SourceBlock::position);
            }
        }
        return Optional.empty();
    }
}
