package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.author.Scaffold;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PackSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.PolicySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terraform-guard new ID --resource TYPE}. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes the first version of a policy with its examples, for you to change.")
final class NewCommand implements Callable<Integer> {
    private static final String USUAL_PACK = "project";

    @Parameters(paramLabel = "ID", description = "Id of the policy, such as SHOP-001; it stays the same for ever")
    private String id;

    @Option(
            names = "--resource",
            paramLabel = "TYPE",
            required = true,
            description = "Resource type that it looks at, such as aws_s3_bucket")
    private String type;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = PolicyOption.DEFAULT_FOLDER,
            description = "Folder of the packs (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(
            names = "--pack",
            paramLabel = "NAME",
            description = "Pack that gets the policy, made if it is not there (default: the only one in the folder,"
                    + " or else " + USUAL_PACK + ")")
    private String pack;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try {
            Path file = write();
            spec.commandLine().getOut().println("The policy " + id + " is in " + file);
            spec.commandLine().getOut().println("Change it, then: terraform-guard test --policy " + id + " " + folder);
            return ExitCode.OK;
        } catch (PolicyException e) {
            throw UserError.of(e);
        }
    }

    private Path write() throws IOException, PolicyException, UserError {
        List<PolicyFile> files = Files.isDirectory(folder)
                ? PackArguments.packs(folder).stream().map(PackSource::pack).toList()
                : List.of();
        List<PolicyPack> packs = PackReader.load(files);
        String name = pack != null ? pack : packs.size() == 1 ? packs.get(0).name() : USUAL_PACK;
        for (int i = 0; i < packs.size(); i++) {
            if (packs.get(i).name().equals(name)) {
                PolicyFile file = files.get(i);
                String text = Scaffold.append(file.text(), file.name(), id, type);
                check(packs, i, text, file.name());
                Files.writeString(Path.of(file.name()), text);
                return Path.of(file.name());
            }
        }
        Path file = folder.resolve(name + ".yaml");
        String text = Scaffold.pack(name, file.toString(), id, type);
        check(packs, packs.size(), text, file.toString());
        if (Files.exists(file)) {
            throw new UserError("The file '" + file + "' is there, with another pack in it", "Name another pack");
        }
        Files.createDirectories(folder);
        return Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    }

    /** That the packs can be used together, with the new one in its place. */
    private static void check(List<PolicyPack> packs, int index, String text, String file) throws PolicyException {
        List<PolicyPack> all = new ArrayList<>(packs);
        PolicyPack changed = new PackLoader().load(text, file, PolicyPack.PROJECT);
        if (index < all.size()) {
            all.set(index, changed);
        } else {
            all.add(changed);
        }
        all.addAll(0, BundledPolicies.packs());
        PolicySet.of(all);
    }
}
