package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.trail.signature.Ed25519Keys;
import io.jenkins.plugins.terraformguard.engine.trail.signature.KeySigner;
import io.jenkins.plugins.terraformguard.engine.trail.signature.PublicKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;

/** Files with keys that the user names. */
final class KeyFile {
    private static final int MAX_BYTES = 1 << 20;

    private KeyFile() {}

    static KeySigner signer(Path file) throws UserError {
        try {
            return Ed25519Keys.read(bytes(file));
        } catch (GeneralSecurityException e) {
            throw new UserError(
                    "The key '" + file + "' " + e.getMessage(),
                    "Name a private key: 'terraform-guard keygen' makes one");
        }
    }

    /** One key, or several one after the other. */
    static List<PublicKey> publicKeys(Path file) throws UserError {
        try {
            return PublicKeys.readAll(bytes(file));
        } catch (GeneralSecurityException e) {
            throw new UserError(
                    "The key '" + file + "' " + e.getMessage(),
                    "Name a public key, such as the file FILE.pub of 'terraform-guard keygen'");
        }
    }

    private static byte[] bytes(Path file) throws UserError {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES);
        } catch (IOException e) {
            throw new UserError("The key '" + file + "' can't be read: " + e, "Check path and rights of the file");
        }
    }
}
