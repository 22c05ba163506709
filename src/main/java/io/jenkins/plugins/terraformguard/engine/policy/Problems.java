package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a policy file, so that an author sees it all at once. */
final class Problems {
    private final List<PolicyException> found = new ArrayList<>();

    /** Reads a part of the file. */
    interface Part<T> {
        T read() throws PolicyException;
    }

    /** The part, or what stands in for it where it is wrong; reading goes on. */
    <T> T read(T fallback, Part<T> part) {
        try {
            return part.read();
        } catch (PolicyException e) {
            found.add(e);
            return fallback;
        }
    }

    void add(PolicyException problem) {
        found.add(problem);
    }

    List<PolicyException> found() {
        return List.copyOf(found);
    }

    /** @throws PolicyException the first that was found, if there is any */
    void throwFirst() throws PolicyException {
        if (!found.isEmpty()) {
            throw found.get(0);
        }
    }
}
