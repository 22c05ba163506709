package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code granted-waivers.yaml}: waivers that people granted in Jenkins, each for one finding and the values that it was
 * found with. There are no patterns in it.
 */
public final class GrantedWaiverFile {
    /** Keys of a waiver; all of them must be there. */
    private static final List<String> KEYS =
            List.of("policy", "resource", "reason", "owner", "expires", "ticket", "values_sha256");

    private static final Pattern POLICY = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern DIGEST = Pattern.compile("(?:[0-9a-f]{64})?");
    private static final String REMEDY = "Jenkins writes this file, it is not meant to be edited";

    private final String layer;
    private final String file;

    private GrantedWaiverFile(String layer, String file) {
        this.layer = layer;
        this.file = file;
    }

    /**
     * The waivers of a file, in its order.
     *
     * @param layer where the file lies, see {@link Waiver#layer}
     * @throws PolicyException if anything in it is wrong; there is no half-read file
     */
    public static List<Waiver> read(PolicyFile file, String layer) throws PolicyException {
        return WaiverFile.read(file, new GrantedWaiverFile(layer, file.name())::waiver);
    }

    private Waiver waiver(YamlNode node) throws PolicyException {
        Map<String, YamlNode> members = node.members(Set.copyOf(KEYS));
        for (String key : KEYS) {
            node.required(members, key);
        }
        YamlNode expires = members.get("expires");
        return new Waiver(
                layer,
                file,
                node.line(),
                match(members.get("policy"), POLICY, "This is no id of a policy"),
                List.of(WaiverFile.address(members.get("resource"))),
                members.get("reason").text("reason", WaiverFile.MAX_REASON, REMEDY),
                members.get("owner").text("owner", WaiverFile.MAX_NAME, REMEDY),
                expires.text(),
                ExpiryDate.end(expires),
                null,
                Map.of(),
                members.get("ticket").text("ticket", WaiverFile.MAX_NAME, REMEDY),
                match(members.get("values_sha256"), DIGEST, "This is no SHA-256 digest"));
    }

    private static String match(YamlNode node, Pattern form, String message) throws PolicyException {
        if (!form.matcher(node.text()).matches()) {
            throw node.error(message, REMEDY);
        }
        return node.text();
    }
}
