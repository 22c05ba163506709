package io.jenkins.plugins.terraformguard.signing;

import io.jenkins.plugins.terraformguard.engine.trail.signature.Ed25519Keys;
import io.jenkins.plugins.terraformguard.engine.trail.signature.KeySigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The keys that this controller signs decisions with. The first is made when it is needed. Where there was one and its
 * private part can't be read, no other is made by itself: whoever verifies should learn of a new key from a person. Until
 * an administrator makes one, nothing is signed and so nothing is recorded.
 */
@Restricted(NoExternalUse.class)
public final class ControllerKeys {
    private static final Logger LOGGER = Logger.getLogger(ControllerKeys.class.getName());
    private static final Object LOCK = new Object();

    private ControllerKeys() {}

    /**
     * What signs.
     *
     * @throws IOException with a message for people if nothing can
     */
    public static KeySigner signer() throws IOException {
        synchronized (LOCK) {
            KeyRegister register = KeyRegister.read();
            KeySigner signer = current(register);
            return signer == null ? make(register, "", KnownKey.LOST) : signer;
        }
    }

    /** Puts a new key in the place of the current one, or of one that is lost, and returns it. */
    static KnownKey rotate(String who) throws IOException {
        synchronized (LOCK) {
            KeyRegister register = KeyRegister.read();
            String end = KnownKey.ROTATED;
            try {
                current(register);
            } catch (IOException e) {
                LOGGER.log(Level.FINE, "A key is made in the place of one that is lost", e);
                end = KnownKey.LOST;
            }
            return register.find(make(register, who, end).keyId());
        }
    }

    /** All keys that there ever were, the oldest first. */
    public static List<KnownKey> all() throws IOException {
        synchronized (LOCK) {
            return KeyRegister.read().all();
        }
    }

    /** The same, as what verifies. */
    public static List<PublicKey> publicKeys() throws IOException {
        List<PublicKey> keys = new ArrayList<>();
        for (KnownKey key : all()) {
            try {
                keys.add(key.key());
            } catch (GeneralSecurityException e) {
                throw new IOException("The key " + key.getId() + " " + e.getMessage(), e);
            }
        }
        return keys;
    }

    /** Why nothing can be signed, a sentence; empty if it can. */
    static String problem() {
        synchronized (LOCK) {
            try {
                current(KeyRegister.read());
                return "";
            } catch (IOException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    /**
     * The key that is in use, or null if there never was one.
     *
     * @throws IOException if it is lost
     */
    private static KeySigner current(KeyRegister register) throws IOException {
        KeySigner signer;
        try {
            signer = new PrivateKeyStore().signer();
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException(Messages.ControllerKeys_lost(), e);
        }
        if (signer == null) {
            if (register.all().isEmpty()) {
                return null;
            }
            throw new IOException(Messages.ControllerKeys_lost());
        }
        KnownKey known = register.find(signer.keyId());
        if (known == null) {
            register.add(KnownKey.of(signer.publicKey(), now(), ""));
            register.endOthers(signer.keyId(), now(), KnownKey.LOST);
            register.write();
            LOGGER.warning("The list of public keys did not have the one that is in use; it was added");
        } else if (!known.isOpen()) {
            // An old backup of the secrets was put back.
            throw new IOException(Messages.ControllerKeys_old(signer.keyId()));
        } else if (register.endOthers(signer.keyId(), now(), KnownKey.UNUSED)) {
            register.write();
        }
        return signer;
    }

    /**
     * A new key. It is in the list before it can sign, and its predecessor ends only when it can: killed in between, either
     * of them signs, and what it signed can be verified.
     */
    private static KeySigner make(KeyRegister register, String who, String end) throws IOException {
        try {
            String pem = Ed25519Keys.generatePem();
            KeySigner signer = Ed25519Keys.read(pem.getBytes(StandardCharsets.US_ASCII));
            register.add(KnownKey.of(signer.publicKey(), now(), who));
            register.write();
            new PrivateKeyStore().replace(pem);
            if (register.endOthers(signer.keyId(), now(), end)) {
                register.write();
            }
            LOGGER.info(() -> "Decisions are signed with a new key, " + signer.keyId());
            return signer;
        } catch (GeneralSecurityException e) {
            throw new IOException("This Java can't make an Ed25519 key: " + e.getMessage(), e);
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
