package io.jenkins.plugins.terraformguard.engine.plan.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The special-purpose address registries of IANA for IPv4 and IPv6 (RFC 6890, RFC 8190; state of October 2025), as far as
 * they say whether a block is globally reachable. Of blocks that overlap, the smallest counts. What they do not list is
 * reachable, and so are blocks for which they leave it open and that lead to the Internet (6to4, Teredo).
 */
public final class SpecialNetworks {
    private static final Map<IpNetwork, Boolean> REACHABLE = new LinkedHashMap<>();

    static {
        for (String text : List.of(
                "0.0.0.0/8",
                "10.0.0.0/8",
                "100.64.0.0/10",
                "127.0.0.0/8",
                "169.254.0.0/16",
                "172.16.0.0/12",
                "192.0.0.0/24",
                "192.0.2.0/24",
                "192.88.99.2/32",
                "192.168.0.0/16",
                "198.18.0.0/15",
                "198.51.100.0/24",
                "203.0.113.0/24",
                "240.0.0.0/4",
                "::/128",
                "::1/128",
                "64:ff9b:1::/48",
                "100::/64",
                "100:0:0:1::/64",
                "2001::/23",
                "2001:db8::/32",
                "3fff::/20",
                "5f00::/16",
                "fc00::/7",
                "fe80::/10")) {
            REACHABLE.put(IpNetwork.parse(text), false);
        }
        for (String text : List.of(
                "192.0.0.9/32",
                "192.0.0.10/32",
                "2001::/32",
                "2001:1::1/128",
                "2001:1::2/128",
                "2001:1::3/128",
                "2001:3::/32",
                "2001:4:112::/48",
                "2001:20::/28",
                "2001:30::/28")) {
            REACHABLE.put(IpNetwork.parse(text), true);
        }
    }

    private SpecialNetworks() {}

    /** Whether any address of a network is globally reachable. */
    public static boolean isAnyReachable(IpNetwork asked) {
        IpNetwork network = asked.unmapped();
        // The answer changes only where a block begins or has ended.
        List<IpNetwork> edges = new ArrayList<>(List.of(network.first()));
        for (IpNetwork block : REACHABLE.keySet()) {
            if (network.contains(block)) {
                edges.add(block.first());
                if (block.next() != null && network.contains(block.next())) {
                    edges.add(block.next());
                }
            }
        }
        return edges.stream().anyMatch(SpecialNetworks::isReachable);
    }

    private static boolean isReachable(IpNetwork host) {
        int longest = -1;
        boolean reachable = true;
        for (Map.Entry<IpNetwork, Boolean> block : REACHABLE.entrySet()) {
            if (block.getKey().contains(host) && block.getKey().prefix() > longest) {
                longest = block.getKey().prefix();
                reachable = block.getValue();
            }
        }
        return reachable;
    }
}
