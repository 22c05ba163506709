package io.jenkins.plugins.terraformguard.results.api;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetColumn;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetDocument;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetQuery;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetState;
import io.jenkins.plugins.terraformguard.results.fleet.FleetIndex;
import io.jenkins.plugins.terraformguard.results.fleet.ReadableRows;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The rows of all guards of jobs that whoever asks may read. */
@Extension
@Restricted(NoExternalUse.class)
public final class FleetResource implements ApiResource {
    private static final List<String> VERDICTS =
            Arrays.stream(Verdict.values()).map(Verdict::id).toList();
    private static final List<String> STATES =
            Arrays.stream(FleetState.values()).map(FleetState::id).toList();
    private static final List<String> COLUMNS =
            Arrays.stream(FleetColumn.values()).map(FleetColumn::id).toList();

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public Set<String> parameters() {
        return Named.listed("folder", "provider", "region", "policy", "verdict", "state", "text", "sort", "order");
    }

    @Override
    public ApiReply get(ApiQuery query) throws ApiProblem, IOException {
        query.oneOf("verdict", VERDICTS);
        query.oneOf("state", STATES);
        query.oneOf("sort", COLUMNS);
        query.oneOf("order", List.of("asc", "desc"));
        for (String name : List.of("folder", "provider", "region", "policy", "text")) {
            if (query.text(name).length() > FleetQuery.MAX_TEXT) {
                throw ApiProblem.parameter(name, Messages.ApiQuery_long(FleetQuery.MAX_TEXT));
            }
        }
        Instant now = Instant.now();
        FleetQuery asked = FleetQuery.of(name -> query.text(name).isEmpty() ? null : query.text(name));
        List<FleetRow> found =
                new ReadableRows().of(asked.select(FleetIndex.get().all(), now));
        int from = Math.min(query.offset(), found.size());
        int to = Math.min(found.size(), from + query.limit());
        String next = to < found.size() ? query.with("offset", to) : null;
        return ApiReply.list(shapes(found.subList(from, to)), found.size(), next, Map.of());
    }

    /** Rows as they are kept, without the place of the policies that were asked, which means nothing here. */
    private static List<Map<String, Object>> shapes(List<FleetRow> rows) throws IOException {
        List<Map<String, Object>> shapes = Plain.objects(FleetDocument.write(rows), "rows");
        shapes.forEach(shape -> shape.remove("asked"));
        return shapes;
    }
}
