package io.jenkins.plugins.terraformguard.engine.trail.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key as text between {@code BEGIN} and {@code END}. */
final class Pem {
    static final String PRIVATE_KEY = "PRIVATE KEY";
    static final String PUBLIC_KEY = "PUBLIC KEY";

    /** Characters of a file with a key; an RSA key of 16,384 bits has about 13,000. */
    private static final int MAX_LENGTH = 64 * 1024;

    private static final String BEGIN = "-----BEGIN ";

    private static final Pattern BLOCK = Pattern.compile(
            "\\s*-----BEGIN ([A-Z0-9 ]{1,40})-----\\s([A-Za-z0-9+/=\\s]*+)-----END ([A-Z0-9 ]{1,40})-----\\s*");

    private Pem() {}

    static String write(String label, byte[] der) {
        byte[] newLine = {'\n'};
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, newLine).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    /**
     * What is between the lines.
     *
     * @param label that must stand there
     * @throws GeneralSecurityException with what is wrong and what to do, without anything of the text
     */
    static byte[] read(byte[] file, String label) throws GeneralSecurityException {
        if (file.length > MAX_LENGTH) {
            throw new GeneralSecurityException("is too large for a key");
        }
        Matcher block = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        if (!block.matches() || !block.group(1).equals(block.group(3))) {
            throw new GeneralSecurityException("is not one PEM block, '-----BEGIN " + label + "-----' and so on");
        }
        if (!block.group(1).equals(label)) {
            throw new GeneralSecurityException(
                    "holds '" + block.group(1) + "' where '" + label + "' is needed" + remedy(block.group(1), label));
        }
        try {
            return Base64.getDecoder().decode(block.group(2).replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("is not base64 between the lines", e);
        }
    }

    /** The blocks of a file that holds several one after the other; one that is no such file is one block. */
    static List<byte[]> split(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<byte[]> blocks = new ArrayList<>();
        int start = 0;
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            begin = text.indexOf(BEGIN, begin + BEGIN.length());
            blocks.add(text.substring(start, begin < 0 ? text.length() : begin).getBytes(StandardCharsets.ISO_8859_1));
            start = begin;
        }
        return blocks.isEmpty() ? List.of(file) : blocks;
    }

    private static String remedy(String found, String wanted) {
        if (found.equals(PRIVATE_KEY) && wanted.equals(PUBLIC_KEY)) {
            return ": that is the private key, keep it to yourself";
        }
        if (found.equals(PUBLIC_KEY) && wanted.equals(PRIVATE_KEY)) {
            return ": that is the public key";
        }
        if (found.startsWith("ENCRYPTED")) {
            return ": take the password off with 'openssl pkey'";
        }
        return ": 'openssl pkey' converts it";
    }
}
