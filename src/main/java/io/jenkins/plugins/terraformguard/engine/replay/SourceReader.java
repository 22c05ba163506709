package io.jenkins.plugins.terraformguard.engine.replay;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.source.ModuleSource;
import io.jenkins.plugins.terraformguard.engine.source.ScannedFile;
import io.jenkins.plugins.terraformguard.engine.source.SourceAttributes;
import io.jenkins.plugins.terraformguard.engine.source.SourceBlock;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.engine.source.SourceNode;
import io.jenkins.plugins.terraformguard.engine.source.SourceNode.Step;
import io.jenkins.plugins.terraformguard.engine.source.SourcePosition;
import io.jenkins.plugins.terraformguard.engine.source.SourceProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link SourceDocument} writes, as a stranger's. */
final class SourceReader {
    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<Integer> COUNT = JsonCursor::count;

    private static final Pattern PLACE =
            Pattern.compile("(\\d{1,4}) (\\d{1,9}) (\\d{1,9}) (\\d{1,5}) (!?)(\\[]|\\[\\*]|\\.(.*)|)", Pattern.DOTALL);

    private static final Map<String, Reader<?>> CALL =
            Map.of("names", in -> in.list(ArchiveLimits.CALL_DEPTH, TEXT), "module", COUNT);
    private static final Map<String, Reader<?>> PROBLEM =
            Map.ofEntries(entry("file", TEXT), entry("line", COUNT), entry("message", TEXT));

    private final Map<String, Reader<?>> block = Map.of(
            "kind",
            TEXT,
            "labels",
            in -> in.list(ArchiveLimits.LABELS, TEXT),
            "file",
            this::file,
            "line",
            COUNT,
            "column",
            COUNT,
            "end_line",
            COUNT,
            "literals",
            in -> in.texts(ArchiveLimits.LITERALS),
            "places",
            in -> in.list(ArchiveLimits.PLACES, this::place));
    private final Map<String, Reader<?>> sources = Map.of(
            "files", this::files,
            "modules", in -> in.list(ArchiveLimits.MODULES, this::module),
            "calls", in -> in.list(ArchiveLimits.MODULES, SourceReader::call),
            "problems", in -> in.list(ArchiveLimits.PROBLEMS, SourceReader::problem));

    private List<String> files = List.of();
    private int blocks;
    private int places;

    private record Call(List<String> names, int module) {}

    private SourceReader() {}

    static SourceIndex read(JsonCursor in) throws IOException, DecisionFormatException {
        return in.isNull() ? SourceIndex.EMPTY : new SourceReader().index(in);
    }

    private SourceIndex index(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(sources);
        List<ModuleSource> modules = fields.required("modules");
        SourceIndex.Builder index = new SourceIndex.Builder();
        for (Call call : fields.<List<Call>>required("calls")) {
            if (call.module() >= modules.size()) {
                throw in.wrong("names a module that is not there");
            }
            index.add(call.names(), modules.get(call.module()));
        }
        fields.<SourceProblem>list("problems").forEach(index::problem);
        return index.build();
    }

    /** They are sorted before what refers to them. */
    private List<String> files(JsonCursor in) throws IOException, DecisionFormatException {
        files = in.list(ArchiveLimits.FILES, TEXT);
        return files;
    }

    private ModuleSource module(JsonCursor in) throws IOException, DecisionFormatException {
        return ModuleSource.of(
                List.of(new ScannedFile(in.list(ArchiveLimits.BLOCKS, this::block), List.of())), List.of());
    }

    private SourceBlock block(JsonCursor in) throws IOException, DecisionFormatException {
        if (++blocks > ArchiveLimits.BLOCKS) {
            throw in.wrong("is beyond the limit of " + ArchiveLimits.BLOCKS + " blocks");
        }
        Fields fields = in.object(block);
        try {
            return new SourceBlock(
                    fields.required("kind"),
                    fields.required("labels"),
                    new SourcePosition(
                            fields.required("file"),
                            fields.<Integer>required("line"),
                            fields.<Integer>required("column")),
                    fields.<Integer>required("end_line"),
                    SourceAttributes.of(fields.required("places")),
                    fields.required("literals"));
        } catch (IllegalArgumentException e) {
            throw in.wrong("is no block: " + e.getMessage());
        }
    }

    private String file(JsonCursor in) throws IOException, DecisionFormatException {
        return file(in, in.count());
    }

    private String file(JsonCursor in, int number) throws DecisionFormatException {
        if (number >= files.size()) {
            throw in.wrong("names a file that is not listed before");
        }
        return files.get(number);
    }

    private SourceNode place(JsonCursor in) throws IOException, DecisionFormatException {
        if (++places > ArchiveLimits.PLACES) {
            throw in.wrong("is beyond the limit of " + ArchiveLimits.PLACES + " places");
        }
        Matcher place = PLACE.matcher(in.text());
        if (!place.matches()) {
            throw in.wrong("is no place in a block");
        }
        String name = place.group(7);
        Step step =
                switch (place.group(6)) {
                    case "" -> Step.ROOT;
                    case SourceDocument.ELEMENT -> Step.ELEMENT;
                    case SourceDocument.EVERY -> Step.EVERY;
                    default -> Step.MEMBER;
                };
        SourcePosition position = new SourcePosition(
                file(in, Integer.parseInt(place.group(4))),
                Integer.parseInt(place.group(2)),
                Integer.parseInt(place.group(3)));
        return new SourceNode(
                Integer.parseInt(place.group(1)),
                step,
                name == null ? "" : name,
                position,
                !place.group(5).isEmpty());
    }

    private static Call call(JsonCursor in) throws IOException, DecisionFormatException {
        Fields call = in.object(CALL);
        return new Call(new ArrayList<>(call.<List<String>>required("names")), call.required("module"));
    }

    private static SourceProblem problem(JsonCursor in) throws IOException, DecisionFormatException {
        Fields problem = in.object(PROBLEM);
        return new SourceProblem(problem.text("file"), problem.count("line"), problem.text("message"));
    }
}
