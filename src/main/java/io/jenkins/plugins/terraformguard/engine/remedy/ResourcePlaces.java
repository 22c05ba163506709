package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import io.jenkins.plugins.terraformguard.engine.source.SourceBlock;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.engine.source.SourcePosition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where resources of a plan are written, if that is in a file that may be changed. */
record ResourcePlaces(SourceIndex sources) {
    private static final String RESOURCE = "resource";

    /** Names that need no quotes in a patch. */
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}\"\\\\:]{1,4000}");

    /**
     * A place.
     *
     * @param labels of the block: type and name
     * @param remark what else changes with it, or empty
     */
    record ResourcePlace(String file, int line, int column, List<String> labels, String remark) {}

    /** @throws UnpatchableException if it is not known, or not to be changed */
    ResourcePlace of(String text) throws UnpatchableException {
        ResourceAddress address;
        try {
            address = ResourceAddress.parse(text);
        } catch (AddressException e) {
            throw new UnpatchableException("its address can't be read");
        }
        List<String> module = address.module().names();
        Optional<SourceBlock> found = sources.find(module, address.mode(), address.type(), address.name());
        if (found.isEmpty()) {
            throw new UnpatchableException("where it is written is not known");
        }
        SourceBlock block = found.get();
        SourcePosition position = block.position();
        checkName(position.file());
        return new ResourcePlace(
                position.file(),
                position.line(),
                position.column(),
                List.of(address.type(), address.name()),
                remark(block, module));
    }

    private static void checkName(String file) throws UnpatchableException {
        List<String> parts = Arrays.asList(file.split("/", -1));
        if (!PLAIN.matcher(file).matches() || parts.contains("..") || parts.contains("") || parts.contains(".git")) {
            throw new UnpatchableException("the name of its file can't stand in a patch");
        }
        if (parts.contains(".terraform")) {
            throw new UnpatchableException("it is in a module that was downloaded");
        }
        if (file.endsWith(".json")) {
            throw new UnpatchableException("its file is JSON");
        }
    }

    private String remark(SourceBlock block, List<String> module) {
        if (block.attributes().at("count").isPresent()
                || block.attributes().at("for_each").isPresent()) {
            return "all instances of it change";
        }
        long uses = sources.modules().values().stream()
                .flatMap(source -> source.find(RESOURCE, block.labels()).stream())
                .filter(other -> other.position().equals(block.position()))
                .count();
        return uses > 1 || isRepeated(module) ? "its module is used several times; it changes in each of them" : "";
    }

    private boolean isRepeated(List<String> module) {
        for (int depth = 1; depth <= module.size(); depth++) {
            Optional<SourceBlock> call = sources.module(module.subList(0, depth));
            if (call.isPresent()
                    && (call.get().attributes().at("count").isPresent()
                            || call.get().attributes().at("for_each").isPresent())) {
                return true;
            }
        }
        return false;
    }
}
