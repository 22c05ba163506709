package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.format.FormatException;
import io.jenkins.plugins.terraformguard.engine.plan.format.IpNetwork;
import java.util.Locale;
import java.util.Map;

/** Addresses, networks and protocols of IP. */
final class Addresses implements Recogniser {
    private static final int LONGEST = 49;

    private static final AttributeTable PROTOCOLS = AttributeTable.of(
            "aws_security_group*:protocol",
            "aws_default_security_group:protocol",
            "aws_vpc_security_group_*:ip_protocol",
            "aws_network_acl*:protocol",
            "aws_default_network_acl:protocol");

    private static final Map<String, String> NUMBERS =
            Map.of("all", "-1", "icmp", "1", "tcp", "6", "udp", "17", "icmpv6", "58");

    @Override
    public Form form(Place place, Value value) {
        if (value instanceof Value.Int number && PROTOCOLS.has(place)) {
            return Form.of(Rules.PROTOCOL_FORM, Long.toString(number.value()));
        }
        if (!(value instanceof Value.Text text) || text.value().length() > LONGEST) {
            return null;
        }
        if (PROTOCOLS.has(place)) {
            String name = text.value().toLowerCase(Locale.ROOT);
            return Form.of(Rules.PROTOCOL_FORM, NUMBERS.getOrDefault(name, name));
        }
        return mayBeAddress(text.value()) ? network(text.value()) : null;
    }

    private static Form network(String text) {
        try {
            IpNetwork network = IpNetwork.parseAny(text);
            return Form.of(
                    Rules.NETWORK_FORM,
                    network.address().width() + " " + network.address().bits().toString(16) + "/" + network.prefix());
        } catch (FormatException e) {
            return null;
        }
    }

    private static boolean mayBeAddress(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0 && ".:/".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return text.indexOf('.') > 0 || text.indexOf(':') >= 0;
    }
}
