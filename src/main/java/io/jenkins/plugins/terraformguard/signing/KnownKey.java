package io.jenkins.plugins.terraformguard.signing;

import io.jenkins.plugins.terraformguard.engine.trail.signature.PublicKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A public key of this controller, which is kept for ever: what it signed stays. XStream writes the fields. */
@Restricted(NoExternalUse.class)
public final class KnownKey {
    /** It signs. */
    static final String CURRENT = "";

    /** An administrator put another one in its place. */
    static final String ROTATED = "rotated";

    /** Its private key was gone when an administrator put another one in its place. */
    static final String LOST = "lost";

    /** It never came into use, because Jenkins was stopped while it was made. */
    static final String UNUSED = "unused";

    private final String id;
    private final String pem;
    private final String made;
    private final String madeBy;
    private final String ended;
    private final String end;

    private KnownKey(String id, String pem, String made, String madeBy, String ended, String end) {
        this.id = id;
        this.pem = pem;
        this.made = made;
        this.madeBy = madeBy;
        this.ended = ended;
        this.end = end;
    }

    /**
     * A key that is made now.
     *
     * @param made when, RFC 3339 in UTC
     * @param madeBy who had it made; empty if it was made because it was needed
     */
    static KnownKey of(PublicKey key, String made, String madeBy) {
        return new KnownKey(PublicKeys.id(key), PublicKeys.write(key), made, madeBy, "", CURRENT);
    }

    /** The same key, which no longer signs. */
    KnownKey ended(String when, String how) {
        return new KnownKey(id, pem, made, madeBy, when, how);
    }

    /** SHA-256 of the key's DER form, as signatures name it. */
    public String getId() {
        return id;
    }

    public String getPem() {
        return pem;
    }

    public String getMade() {
        return made == null ? "" : made;
    }

    public String getMadeBy() {
        return madeBy == null ? "" : madeBy;
    }

    /** When it signed for the last time at the latest; empty while it signs. */
    public String getEnded() {
        return ended == null ? "" : ended;
    }

    /** Why it no longer signs, a word; empty while it does. */
    public String getEnd() {
        return end == null ? CURRENT : end;
    }

    boolean isOpen() {
        return getEnd().equals(CURRENT);
    }

    /** @throws GeneralSecurityException if what is stored is not the key of this id */
    PublicKey key() throws GeneralSecurityException {
        if (pem == null || id == null) {
            throw new GeneralSecurityException("holds no key");
        }
        PublicKey key = PublicKeys.read(pem.getBytes(StandardCharsets.US_ASCII));
        if (!PublicKeys.id(key).equals(id)) {
            throw new GeneralSecurityException("holds another key than the id says");
        }
        return key;
    }
}
