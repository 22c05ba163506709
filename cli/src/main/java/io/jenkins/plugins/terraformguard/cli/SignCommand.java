package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.engine.trail.Chain;
import io.jenkins.plugins.terraformguard.engine.trail.ChainHead;
import io.jenkins.plugins.terraformguard.engine.trail.Event;
import io.jenkins.plugins.terraformguard.engine.trail.Gap;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import io.jenkins.plugins.terraformguard.engine.trail.Origin;
import io.jenkins.plugins.terraformguard.engine.trail.Statement;
import io.jenkins.plugins.terraformguard.engine.trail.TrailException;
import io.jenkins.plugins.terraformguard.engine.trail.TrailFolder;
import io.jenkins.plugins.terraformguard.engine.trail.signature.EnvelopeDocument;
import io.jenkins.plugins.terraformguard.engine.trail.signature.KeySigner;
import io.jenkins.plugins.terraformguard.tool.trail.SearchLimits;
import io.jenkins.plugins.terraformguard.tool.trail.TrailSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terraform-guard sign DIR --key FILE}. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Signs the decision in a report folder and all that lies beside it, and chains it to the one before.")
final class SignCommand implements Callable<Integer> {
    private static final String LINK = Event.DECISION + ArtifactName.LINK;
    private static final String SIGNATURE = Event.DECISION + ArtifactName.SIGNATURE;

    @Parameters(paramLabel = "DIR", description = "Folder of the report")
    private Path folder;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "Private key, Ed25519 as PEM; 'terraform-guard keygen' makes one")
    private Path key;

    @Option(
            names = "--previous",
            paramLabel = "DIR|FILE",
            description = "Report folder of the decision before this one, or its decision.link.json"
                    + " (default: this is the first)")
    private Path previous;

    @Mixin
    private OriginOption origin;

    @Option(
            names = "--fact",
            paramLabel = "NAME=TEXT",
            description =
                    "Something else to record. What nobody tells 'sign' of job, build and configuration is taken from"
                            + " the decision, where 'check' was told")
    private Map<String, String> facts = new TreeMap<>();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        KeySigner signer = KeyFile.signer(key);
        TrailFolder content = content();
        Link link = Chain.next(head(content.decision().guard()), event(content), Gap.CRASH);
        write(SIGNATURE, EnvelopeDocument.write(Statement.sign(link, signer)));
        write(LINK, LinkDocument.write(link));
        spec.commandLine()
                .getOut()
                .println(folder.resolve(LINK) + ": number " + link.position().sequence() + " of the chain "
                        + link.position().chain() + ", signed by the key " + signer.keyId());
        return ExitCode.OK;
    }

    private TrailFolder content() throws UserError {
        TrailSearch search = new TrailSearch(SearchLimits.USUAL);
        try {
            search.add(folder);
        } catch (IOException e) {
            throw new UserError(String.valueOf(e.getMessage()), "Name the folder of a report");
        }
        List<TrailFolder> found = search.folders();
        if (found.size() != 1
                || found.get(0).decision() == null
                || !Files.isRegularFile(folder.resolve(ArtifactName.DECISION))) {
            throw new UserError(
                    "'" + folder + "' is not the folder of one report",
                    "Name the folder that decision.json is in; of several plans each has its own");
        }
        TrailFolder content = found.get(0);
        if (!content.documents().isEmpty()) {
            throw new UserError(
                    "'" + folder + "' has a link or a signature already",
                    "It is not replaced; delete " + LINK + " and " + SIGNATURE + " if you are sure");
        }
        if (!content.problems().isEmpty()) {
            throw new UserError(content.problems().get(0), "Only what can be read can be signed");
        }
        if (!content.decision().problem().isEmpty()) {
            throw new UserError(content.decision().problem(), "Only a decision can be signed");
        }
        return content;
    }

    private Event event(TrailFolder content) throws UserError {
        Provenance told = origin.or(provenance(content));
        Provenance.Run run = told.run();
        try {
            return new Event(
                    Event.DECISION,
                    content.decision().digest(),
                    content.digests(),
                    new Origin(run.job(), run.build(), run.url(), run.startedBy()),
                    run.startedAt(),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                    new TreeMap<>(Map.of("terraform-guard", Version.current())),
                    facts(told));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), "Look at the options, and at the names of the files");
        }
    }

    /** Where the decision says that it comes from. */
    private Provenance provenance(TrailFolder content) throws UserError {
        Path file = folder.resolve(ArtifactName.DECISION);
        try {
            byte[] document = Files.readAllBytes(file);
            if (Sha256.hex(document).equals(content.decision().digest())) {
                return DecisionReader.read(document).grounds().provenance();
            }
            throw new UserError("'" + file + "' is being changed", "Sign it when nothing writes it any more");
        } catch (IOException | DecisionFormatException e) {
            throw new UserError("'" + file + "' can't be read: " + e.getMessage(), "Only a decision can be signed");
        }
    }

    private TreeMap<String, String> facts(Provenance told) {
        TreeMap<String, String> all = new TreeMap<>();
        all.put("repository", told.configuration().repository());
        all.put("branch", told.configuration().branch());
        all.put("commit", told.configuration().commit());
        all.put("change-references", String.join(" ", told.run().changeReferences()));
        all.values().removeIf(String::isEmpty);
        all.putAll(facts);
        return all;
    }

    private ChainHead head(String guard) throws UserError {
        if (previous == null) {
            return Chain.first(UUID.randomUUID().toString(), guard);
        }
        Path file = Files.isDirectory(previous) ? previous.resolve(LINK) : previous;
        Link before;
        try {
            before = LinkDocument.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UserError("The link '" + file + "' can't be read: " + e, "Name a folder that was signed");
        } catch (TrailException e) {
            throw new UserError("'" + file + "': " + e.getMessage(), "Name a folder that was signed");
        }
        if (!before.position().guard().equals(guard)) {
            throw new UserError(
                    "The decision before is of the guard '" + before.position().guard() + "', this one of '" + guard
                            + "'",
                    "Each guard has a chain of its own; see --id of 'terraform-guard check'");
        }
        return new ChainHead(
                before.position().chain(),
                guard,
                before.position().sequence(),
                LinkDocument.digest(before),
                List.of(),
                "",
                null);
    }

    private void write(String name, byte[] content) throws UserError {
        try {
            Files.write(folder.resolve(name), content, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UserError(
                    "'" + folder.resolve(name) + "' can't be written: " + e, "Look at the rights of the folder");
        }
    }
}
