package io.jenkins.plugins.terraformguard.results.trail;

import io.jenkins.plugins.terraformguard.engine.trail.Position;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A link as it was written down. It is to be archived beside the files that it names, as {@code KIND.link.json} and
 * {@code KIND.sig.json}.
 *
 * @param link the document
 * @param signature the envelope with the signature
 * @param digest of the link
 * @param position where it stands
 * @param key id of the key that signed it
 * @param remark what people should know, empty if all went as usual
 */
@Restricted(NoExternalUse.class)
public record RecordedLink(byte[] link, byte[] signature, String digest, Position position, String key, String remark) {
    /** What the build record keeps of it. */
    public TrailMark mark() {
        return new TrailMark(position.chain(), position.sequence(), digest, key);
    }
}
