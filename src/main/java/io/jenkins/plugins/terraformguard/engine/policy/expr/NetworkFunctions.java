package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.BOOL;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.INT_OR_NULL;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.text;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.format.FormatException;
import io.jenkins.plugins.terraformguard.engine.plan.format.IpNetwork;
import io.jenkins.plugins.terraformguard.engine.plan.format.SpecialNetworks;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Functions of IP addresses and networks. */
final class NetworkFunctions {
    static final List<PolicyFunction> ALL = List.of(
            pair(
                    "cidr_contains",
                    text("net").checked(IpNetwork::parse),
                    "Whether all addresses of a network, or one address, are in the network",
                    "\"10.1.2.0/24\"",
                    (net, other) -> IpNetwork.parse(net).contains(IpNetwork.parseAny(other))),
            pair(
                    "cidr_overlaps",
                    text("net").checked(IpNetwork::parseAny),
                    "Whether any address is in both",
                    "\"0.0.0.0/0\"",
                    (net, other) -> IpNetwork.parseAny(net).overlaps(IpNetwork.parseAny(other))),
            Declaring.function("cidr_is_public", BOOL)
                    .takes(text("netOrIp").checked(IpNetwork::parseAny))
                    .says(
                            "Whether any of the addresses is globally reachable, by the special-purpose registries of IANA;"
                                    + " what they do not list is")
                    .answers(Answer.FALSE)
                    .example("false", "\"192.168.0.0/16\"")
                    .does((scope, arguments) -> Value.of(SpecialNetworks.isAnyReachable(
                            IpNetwork.parseAny(text("cidr_is_public", arguments.get(0)))))),
            Declaring.function("cidr_prefix", INT_OR_NULL)
                    .takes(text("net").checked(IpNetwork::parse))
                    .says("The length of the prefix of a network")
                    .answers(Answer.NULL)
                    .example("16", "\"10.1.0.0/16\"")
                    .does((scope, arguments) -> Value.of(IpNetwork.parse(text("cidr_prefix", arguments.get(0)))
                            .prefix())),
            guard("is_ip", "Whether a text is an IPv4 or IPv6 address", "\"2001:db8::1\"", IpNetwork::host),
            guard("is_cidr", "Whether a text is a network in CIDR notation", "\"10.0.0.0/8\"", IpNetwork::parse));

    private NetworkFunctions() {}

    private static PolicyFunction pair(
            String name, Parameter net, String says, String example, BiPredicate<String, String> holds) {
        return Declaring.function(name, BOOL)
                .takes(net, text("netOrIp").checked(IpNetwork::parseAny))
                .says(says)
                .answers(Answer.FALSE)
                .example("true", "\"10.0.0.0/8\"", example)
                .does((scope, arguments) ->
                        Value.of(holds.test(text(name, arguments.get(0)), text(name, arguments.get(1)))));
    }

    private static PolicyFunction guard(String name, String says, String example, Function<String, IpNetwork> parser) {
        return Declaring.function(name, BOOL)
                .takes(text("text"))
                .says(says)
                .answers(Answer.FALSE)
                .example("true", example)
                .does((scope, arguments) -> Value.of(parses(parser, text(name, arguments.get(0)))));
    }

    private static boolean parses(Function<String, IpNetwork> parser, String text) {
        try {
            parser.apply(text);
            return true;
        } catch (FormatException e) {
            return false;
        }
    }
}
