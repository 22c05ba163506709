package io.jenkins.plugins.terraformguard.results.trail;

import java.io.Serializable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Which link of which chain a decision has, as the build record keeps it. XStream writes the fields. */
@Restricted(NoExternalUse.class)
public final class TrailMark implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String chain;
    private final int sequence;
    private final String link;
    private final String key;

    TrailMark(String chain, int sequence, String link, String key) {
        this.chain = chain;
        this.sequence = sequence;
        this.link = link;
        this.key = key;
    }

    /** Id of the chain. */
    public String getChain() {
        return chain;
    }

    /** Number in it. */
    public int getSequence() {
        return sequence;
    }

    /** SHA-256 of the link. */
    public String getLink() {
        return link;
    }

    /** Id of the key that signed it. */
    public String getKey() {
        return key;
    }
}
