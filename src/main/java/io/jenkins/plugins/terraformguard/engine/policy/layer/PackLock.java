package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.PackDigest;
import io.jenkins.plugins.terraformguard.engine.policy.Place;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A lock file: which packs, at which version and with which content.
 *
 * @param digest of its content
 * @param only whether layers below may have no other packs
 */
public record PackLock(String file, String digest, boolean only, Map<String, Entry> packs) {
    static final Set<String> KEYS = Set.of("packs", "only");
    static final Set<String> PACK_KEYS = Set.of("name", "version", "digest");

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** A pack as it must be. */
    public record Entry(String version, String digest, Place place) {}

    public PackLock {
        packs = Map.copyOf(packs);
    }

    /** @throws PolicyException if it is no lock file */
    public static PackLock read(PolicyFile file) throws PolicyException {
        YamlNode root = YamlDocument.parse(file.text(), file.name());
        Map<String, YamlNode> members = root.members(KEYS);
        Map<String, Entry> packs = new TreeMap<>();
        for (YamlNode node : root.required(members, "packs").elements()) {
            Map<String, YamlNode> pack = node.members(PACK_KEYS);
            YamlNode name = node.required(pack, "name");
            YamlNode version = node.required(pack, "version");
            YamlNode digest = node.required(pack, "digest");
            if (!DIGEST.matcher(digest.text()).matches()) {
                throw digest.error(
                        "This is no digest of a pack", "Write the lock file anew with 'terraform-guard lock'");
            }
            if (packs.put(name.text(), new Entry(version.text(), digest.text(), digest.place())) != null) {
                throw name.error("The pack '" + name.text() + "' is there twice", "Remove one of them");
            }
        }
        boolean only = members.containsKey("only") && members.get("only").flag();
        return new PackLock(file.name(), PackDigest.of(root.value()), only, packs);
    }

    /** The text of a lock file for these packs, by name. */
    public static String write(Collection<PolicyPack> packs, boolean only) {
        TreeMap<String, PolicyPack> byName = new TreeMap<>();
        packs.forEach(pack -> byName.put(pack.name(), pack));
        StringBuilder text = new StringBuilder("# Written by 'terraform-guard lock'.\n");
        text.append(only ? "only: true\n" : "").append(byName.isEmpty() ? "packs: []\n" : "packs:\n");
        for (PolicyPack pack : byName.values()) {
            text.append("  - name: \"").append(pack.name()).append("\"\n");
            text.append("    version: \"").append(pack.version()).append("\"\n");
            text.append("    digest: \"").append(pack.digest()).append("\"\n");
        }
        return text.toString();
    }

    /**
     * Holds a pack to the lock.
     *
     * @param below whether the pack comes from a layer below
     */
    void check(PolicyPack pack, boolean below) throws PolicyException {
        Entry entry = packs.get(pack.name());
        if (entry == null) {
            if (only && below) {
                throw pack.place()
                        .error(
                                "The pack '" + pack.name() + "' is not among those that " + file + " allows",
                                "Have it added there, with the digest " + pack.digest());
            }
        } else if (!entry.version().equals(pack.version()) || !entry.digest().equals(pack.digest())) {
            throw entry.place()
                    .error(
                            "The pack '" + pack.name() + "' (" + pack.place().file()
                                    + ") is not the one that is locked: locked is version " + entry.version()
                                    + " with the digest " + entry.digest() + ", found was version " + pack.version()
                                    + " with the digest " + pack.digest(),
                            "Look at what changed; if it is wanted, write the lock file anew with"
                                    + " 'terraform-guard lock'");
        }
    }
}
