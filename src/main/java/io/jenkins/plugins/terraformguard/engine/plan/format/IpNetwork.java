package io.jenkins.plugins.terraformguard.engine.plan.format;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A network in CIDR notation. Host bits may be set, as providers accept them; they do not count.
 *
 * @param address any address of the network
 * @param prefix how many leading bits all its addresses share
 */
public record IpNetwork(IpAddress address, int prefix) {
    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final IpNetwork MAPPED = parse("::ffff:0:0/96");

    /**
     * Reads a network, such as {@code 10.0.0.0/8}.
     *
     * @throws FormatException if the text is none
     */
    public static IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw FormatException.of(text, "is no network: write an address, '/' and the length of the prefix");
        }
        IpAddress address = IpAddress.parse(text.substring(0, slash));
        String length = text.substring(slash + 1);
        if (!PREFIX.matcher(length).matches() || Integer.parseInt(length) > address.width()) {
            throw FormatException.of(
                    text, "is no network: the length of the prefix is a number from 0 to " + address.width());
        }
        return new IpNetwork(address, Integer.parseInt(length));
    }

    /**
     * Reads a network, or an address as the network that holds only it.
     *
     * @throws FormatException if the text is neither
     */
    public static IpNetwork parseAny(String text) {
        return text.indexOf('/') < 0 ? host(text) : parse(text);
    }

    /**
     * Reads an address as the network that holds only it.
     *
     * @throws FormatException if the text is no address
     */
    public static IpNetwork host(String text) {
        IpAddress address = IpAddress.parse(text);
        return new IpNetwork(address, address.width());
    }

    /** Whether every address of the other network is in this one. IPv4 mapped into IPv6 is that IPv4. */
    public boolean contains(IpNetwork other) {
        IpNetwork outer = address.width() == other.address.width() ? this : unmapped();
        IpNetwork inner = address.width() == other.address.width() ? other : other.unmapped();
        return outer.address.width() == inner.address.width()
                && outer.prefix <= inner.prefix
                && outer.network().equals(inner.address.bits().shiftRight(outer.hostBits()));
    }

    /** Whether any address is in both. Two networks never overlap in part: one holds the other. */
    public boolean overlaps(IpNetwork other) {
        return contains(other) || other.contains(this);
    }

    /** A network of IPv4 addresses that are written as IPv6 in its IPv4 form, any other one as it is. */
    IpNetwork unmapped() {
        boolean mapped = address.width() == 128 && prefix >= 96 && MAPPED.contains(this);
        return mapped
                ? new IpNetwork(
                        new IpAddress(BigInteger.valueOf(address.bits().intValue() & 0xffffffffL), 32), prefix - 96)
                : this;
    }

    /** The first address. */
    IpNetwork first() {
        return host(network().shiftLeft(hostBits()));
    }

    /** The address after the last one; null at the end of all addresses. */
    IpNetwork next() {
        BigInteger next = network().add(BigInteger.ONE).shiftLeft(hostBits());
        return next.bitLength() > address.width() ? null : host(next);
    }

    private IpNetwork host(BigInteger bits) {
        return new IpNetwork(new IpAddress(bits, address.width()), address.width());
    }

    private BigInteger network() {
        return address.bits().shiftRight(hostBits());
    }

    private int hostBits() {
        return address.width() - prefix;
    }
}
