package io.jenkins.plugins.terraformguard.engine.imports;

import static io.jenkins.plugins.terraformguard.engine.imports.SarifShapes.INDEX;
import static io.jenkins.plugins.terraformguard.engine.imports.SarifShapes.TEXT;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A place that a result names.
 *
 * @param artifact index of a file that the run lists, for where there is no {@code uri}
 * @param line first line from 1, or 0
 * @param addresses resources that stand there, as far as their names are addresses
 */
record SarifLocation(String uri, String base, int artifact, int line, int endLine, List<String> addresses) {
    static final SarifLocation NONE = new SarifLocation("", "", SarifShapes.NO_INDEX, 0, 0, List.of());

    private static final int MAX_LOGICAL = 100;

    private static final Map<String, Reader<?>> ARTIFACT = Map.of("uri", TEXT, "uriBaseId", TEXT, "index", INDEX);
    private static final Map<String, Reader<?>> REGION =
            Map.of("startLine", JsonCursor::count, "endLine", JsonCursor::count);
    private static final Map<String, Reader<?>> LOGICAL =
            Map.of("fullyQualifiedName", TEXT, "decoratedName", TEXT, "name", TEXT, "kind", TEXT);

    private static final Map<String, Reader<?>> PHYSICAL = Map.of(
            "artifactLocation",
            SarifShapes.optional(in -> in.object(ARTIFACT)),
            "region",
            SarifShapes.optional(in -> in.object(REGION)));

    private static final Map<String, Reader<?>> LOCATION = Map.of(
            "physicalLocation",
            SarifShapes.optional(in -> in.object(PHYSICAL)),
            "logicalLocations",
            SarifShapes.list(MAX_LOGICAL, SarifLocation::logical));

    private static final Fields NOTHING = new Fields(Map.of(), "");

    static SarifLocation read(JsonCursor in) throws IOException, DecisionFormatException {
        Fields location = in.object(LOCATION);
        Fields physical = SarifShapes.or(location, "physicalLocation", NOTHING);
        Fields artifact = SarifShapes.or(physical, "artifactLocation", NOTHING);
        Fields region = SarifShapes.or(physical, "region", NOTHING);
        List<List<String>> logical = SarifShapes.or(location, "logicalLocations", List.of());
        int line = region.count("startLine");
        return new SarifLocation(
                artifact.text("uri"),
                artifact.text("uriBaseId"),
                SarifShapes.or(artifact, "index", SarifShapes.NO_INDEX),
                line,
                line == 0 ? 0 : Math.max(line, region.count("endLine")),
                logical.stream().flatMap(List::stream).distinct().toList());
    }

    /** A file that the run lists. */
    static SarifLocation artifact(JsonCursor in) throws IOException, DecisionFormatException {
        Fields artifact = in.object(ARTIFACT);
        return new SarifLocation(
                artifact.text("uri"), artifact.text("uriBaseId"), SarifShapes.NO_INDEX, 0, 0, List.of());
    }

    /**
     * Terrascan writes the type of a resource as the kind of the place, and its name as the name, and nothing of its module;
     * nor does a mere name say that it is one of the root module.
     */
    private static List<String> logical(JsonCursor in) throws IOException, DecisionFormatException {
        Fields logical = in.object(LOGICAL);
        String full = logical.text("fullyQualifiedName");
        List<String> names = new ArrayList<>();
        Stream.of(full, logical.text("decoratedName"), logical.text("name"))
                .filter(SarifLocation::isAddress)
                .map(name -> name.equals(full) ? name : withModule(name))
                .forEach(names::add);
        String typed = logical.text("kind") + "." + logical.text("name");
        if (isAddress(typed)) {
            names.add(ForeignResult.ANY_MODULE + typed);
        }
        return names;
    }

    private static boolean isAddress(String name) {
        return name.length() <= ForeignText.MAX_NAME && ResourceAddress.isValid(name);
    }

    private static String withModule(String name) {
        boolean root = PlannedResources.parse(name)
                .filter(address -> address.module().isRoot())
                .isPresent();
        return root ? ForeignResult.ANY_MODULE + name : name;
    }
}
