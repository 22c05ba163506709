package io.jenkins.plugins.terraformguard.engine.plan.format;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An address of the Internet protocol.
 *
 * @param bits the address as a number that is not negative
 * @param width 32 or 128
 */
public record IpAddress(BigInteger bits, int width) {
    private static final int MAX_LENGTH = 45;
    private static final int GROUPS = 8;
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

    /**
     * Reads an address strictly: no zone, no leading zeros in decimal parts, no shortened IPv4 forms.
     *
     * @throws FormatException if the text is no address
     */
    static IpAddress parse(String text) {
        if (text.length() > MAX_LENGTH || text.isEmpty()) {
            throw FormatException.of(text, "is no IP address");
        }
        if (text.indexOf('%') >= 0) {
            throw FormatException.of(text, "has a zone, which only one machine understands; leave it out");
        }
        return text.indexOf(':') < 0 ? new IpAddress(four(text, text), 32) : six(text);
    }

    private static BigInteger four(String part, String whole) {
        String[] octets = part.split("\\.", -1);
        long bits = 0;
        for (String octet : octets) {
            if (octets.length != 4 || !OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                throw FormatException.of(
                        whole, "is no IP address: IPv4 is four numbers from 0 to 255 without leading zeros");
            }
            bits = bits << 8 | Integer.parseInt(octet);
        }
        return BigInteger.valueOf(bits);
    }

    private static IpAddress six(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            throw FormatException.of(text, "is no IP address: '::' may stand in it once");
        }
        List<Integer> groups = groups(gap < 0 ? text : text.substring(0, gap), gap < 0, text);
        List<Integer> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2), true, text);
        int missing = GROUPS - groups.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            throw FormatException.of(text, "is no IP address: IPv6 has eight groups");
        }
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < GROUPS; i++) {
            int fromEnd = i - GROUPS + tail.size();
            int group = i < groups.size() ? groups.get(i) : fromEnd >= 0 ? tail.get(fromEnd) : 0;
            bits = bits.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        return new IpAddress(bits, 128);
    }

    /** Groups of four hexadecimal digits; at the very end, two of them may be written as an IPv4 address. */
    private static List<Integer> groups(String part, boolean atEnd, String whole) {
        List<Integer> groups = new ArrayList<>();
        if (part.isEmpty()) {
            return groups;
        }
        String[] words = part.split(":", -1);
        for (int i = 0; i < words.length; i++) {
            if (atEnd && i == words.length - 1 && words[i].indexOf('.') >= 0) {
                int embedded = four(words[i], whole).intValue();
                groups.add(embedded >>> 16);
                groups.add(embedded & 0xffff);
            } else if (GROUP.matcher(words[i]).matches()) {
                groups.add(Integer.parseInt(words[i], 16));
            } else {
                throw FormatException.of(whole, "is no IP address: an IPv6 group is one to four hexadecimal digits");
            }
        }
        return groups;
    }
}
