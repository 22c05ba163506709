package io.jenkins.plugins.terraformguard.engine.plan.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpNetworkTest {
    @Test
    void readsAddressesAsThePlatformWritesThem() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) (random.nextBoolean() ? 0 : random.nextInt(256));
            }
            InetAddress expected =
                    bytes.length == 4 ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress(null, bytes, -1);
            IpAddress parsed = IpAddress.parse(expected.getHostAddress());
            assertEquals(new BigInteger(1, bytes), parsed.bits(), expected.getHostAddress());
            assertEquals(bytes.length * 8, parsed.width());
        }
    }

    @Test
    void theShortestFormIsTheSameAddress() {
        String[] same = {"2001:db8:0:0:0:0:0:1", "2001:0DB8::1", "2001:db8::0:1", "2001:db8::0.0.0.1"};
        Object[] parsed = new Object[same.length];
        Object[] first = new Object[same.length];
        for (int i = 0; i < same.length; i++) {
            parsed[i] = IpAddress.parse(same[i]);
            first[i] = IpAddress.parse(same[0]);
        }
        assertArrayEquals(first, parsed);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255/32, true",
        "10.0.0.0/8, 11.0.0.0/32, false",
        "0.0.0.0/0, 10.0.0.0/8, true",
        "10.0.0.1/32, 10.0.0.1/32, true",
        "10.0.0.0/31, 10.0.0.1/32, true",
        "::/0, ffff::/16, true",
        "::/0, 10.0.0.0/8, false",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128, true"
    })
    void containsWhatSharesItsPrefix(String outer, String inner, boolean contains) {
        assertEquals(contains, IpNetwork.parse(outer).contains(IpNetwork.parse(inner)));
    }

    @Test
    void aNetworkIsPublicIfAnyOfItsAddressesIs() {
        for (String block : new String[] {"192.0.0.0/24", "192.88.99.0/24", "9.255.255.0/24", "203.0.113.0/24"}) {
            String start = block.substring(0, block.lastIndexOf('.') + 1);
            for (int prefix = 24; prefix <= 32; prefix++) {
                int size = 1 << (32 - prefix);
                for (int from = 0; from < 256; from += size) {
                    boolean any = false;
                    for (int host = from; host < from + size; host++) {
                        any |= SpecialNetworks.isAnyReachable(IpNetwork.host(start + host));
                    }
                    String network = start + from + "/" + prefix;
                    assertEquals(any, SpecialNetworks.isAnyReachable(IpNetwork.parse(network)), network);
                }
            }
        }
    }

    @Test
    void errorsShowTheTextCutAndOnOneLine() {
        FormatException e =
                assertThrows(FormatException.class, () -> IpNetwork.parseAny("1\n2" + "0".repeat(1_000_000)));
        assertTrue(e.getMessage().length() < 200 && e.getMessage().startsWith("'1?2"), e.getMessage());
    }
}
