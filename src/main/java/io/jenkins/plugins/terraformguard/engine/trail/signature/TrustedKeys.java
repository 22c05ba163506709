package io.jenkins.plugins.terraformguard.engine.trail.signature;

import java.security.PublicKey;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The public keys that somebody trusts, by their ids. */
public final class TrustedKeys {
    /** What the signatures of an envelope come to. */
    public enum Outcome {
        /** One by a trusted key is right, and none by a trusted key is wrong. */
        VALID,
        /** None is by a trusted key. */
        UNKNOWN_KEY,
        /** One that names a trusted key was not made by it over these bytes. */
        BROKEN
    }

    /**
     * The answer on an envelope.
     *
     * @param keys ids of the keys that it rests on; of all that are named if none is trusted
     */
    public record Answer(Outcome outcome, Set<String> keys) {}

    private final SortedMap<String, PublicKey> keys = new TreeMap<>();

    public TrustedKeys(Collection<PublicKey> keys) {
        keys.forEach(key -> this.keys.put(PublicKeys.id(key), key));
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** A signature that names no key is by nobody that is known: it is not tried with all of them. */
    public Answer verify(Envelope envelope) {
        byte[] message = Dsse.encode(envelope.type(), envelope.payload());
        Set<String> valid = new TreeSet<>();
        Set<String> broken = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        for (Envelope.Signature signature : envelope.signatures()) {
            PublicKey key = keys.get(signature.keyId());
            Set<String> outcome =
                    key == null ? unknown : PublicKeys.verify(key, message, signature.bytes()) ? valid : broken;
            outcome.add(signature.keyId());
        }
        if (!broken.isEmpty()) {
            return new Answer(Outcome.BROKEN, broken);
        }
        return valid.isEmpty() ? new Answer(Outcome.UNKNOWN_KEY, unknown) : new Answer(Outcome.VALID, valid);
    }
}
