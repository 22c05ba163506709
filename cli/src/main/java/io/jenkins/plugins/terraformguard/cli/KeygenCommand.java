package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.trail.signature.Ed25519Keys;
import io.jenkins.plugins.terraformguard.engine.trail.signature.KeySigner;
import io.jenkins.plugins.terraformguard.engine.trail.signature.PublicKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code terraform-guard keygen}. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Makes a pair of Ed25519 keys to sign decisions with. Nothing is ever overwritten.")
final class KeygenCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "terraform-guard.key",
            description = "File for the private key, which only you may read (default: ${DEFAULT-VALUE});"
                    + " the public key goes into FILE.pub")
    private Path file;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path publicFile = file.resolveSibling(file.getFileName() + ".pub");
        for (Path target : new Path[] {file, publicFile}) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new UserError("'" + target + "' is there already", "Name another file with --out");
            }
        }
        byte[] pem = Ed25519Keys.generatePem().getBytes(StandardCharsets.US_ASCII);
        KeySigner signer = Ed25519Keys.read(pem);
        try {
            OwnFile.write(file, pem);
            OwnFile.write(publicFile, PublicKeys.write(signer.publicKey()).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UserError("The key can't be written: " + e, "Name another file with --out");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("Private key: " + file + " (keep it to yourself)");
        out.println("Public key:  " + publicFile);
        out.println("Key id:      " + signer.keyId());
        return ExitCode.OK;
    }
}
