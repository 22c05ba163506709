package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * Says whether a text contains what looks like a credential. It takes linear time over any text and allocates nothing
 * over ordinary ones.
 */
public final class CredentialDetector {
    /** No rule is fulfilled by less. */
    private static final int MIN_CHARS = 8;

    private static final int MAX_LEVELS = 2;

    /** All but the rules about labels. */
    private static final AnchorIndex SPECIFIC = new AnchorIndex(specific());

    /** All but what opens data URIs. */
    private static final AnchorIndex INNER = new AnchorIndex(anchors());

    private static final AnchorIndex INDEX = withDataUris();

    private CredentialDetector() {}

    /**
     * A rule that the text, or a text {@linkplain EmbeddedText embedded} in it by at most two levels of base64, fulfils;
     * null if it looks harmless. Where several are fulfilled it is the first, and one about the form of a token rather
     * than about its label.
     */
    public static CredentialRule find(String text) {
        String layer = text;
        for (int level = 0; layer != null; level++) {
            CredentialRule rule = scan(layer);
            if (rule != null || level == MAX_LEVELS) {
                return rule;
            }
            layer = EmbeddedText.decode(layer);
        }
        return null;
    }

    private static CredentialRule scan(String text) {
        if (text.length() < MIN_CHARS) {
            return null;
        }
        CredentialRule rule = INDEX.find(text);
        CredentialRule better = rule == CredentialRule.LABELLED ? SPECIFIC.find(text) : null;
        return better == null ? rule : better;
    }

    /** A data URI inside a longer text, such as the files of an Ignition configuration. No URI in it is opened. */
    private static CredentialRule dataUri(String text, int start, int end) {
        int length = CharSet.BASE64_ANY.run(text, end, text.length());
        String decoded = length < MIN_CHARS ? null : EmbeddedText.decode(text, end, end + length);
        return decoded == null ? null : INNER.find(decoded);
    }

    private static AnchorIndex withDataUris() {
        List<Anchor> all = anchors();
        all.add(Anchor.exact(";base64,", CredentialDetector::dataUri));
        return new AnchorIndex(all);
    }

    static List<Anchor> anchors() {
        List<Anchor> anchors = specific();
        anchors.addAll(LabelRules.anchors());
        return anchors;
    }

    private static List<Anchor> specific() {
        List<Anchor> anchors = new ArrayList<>();
        anchors.addAll(TokenRules.anchors());
        anchors.addAll(InfixRules.anchors());
        anchors.addAll(KeyRules.anchors());
        anchors.addAll(JwtRules.anchors());
        anchors.addAll(UrlRules.anchors());
        anchors.addAll(HeaderRules.anchors());
        anchors.addAll(CommandRules.anchors());
        anchors.addAll(VendorRules.anchors());
        return anchors;
    }
}
