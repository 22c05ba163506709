package io.jenkins.plugins.terraformguard.approval;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests of a guard in one build are numbered from 1, since one may take the place of another; their ids tell it. */
final class RequestNumber {
    /** How often one build asks anew for one guard. */
    static final int MAX = 99;

    private static final Pattern ID = Pattern.compile("([1-9][0-9]?)-.*");

    private RequestNumber() {}

    /** A new id that begins with the number. */
    static String id(int number) {
        return number + "-" + UUID.randomUUID();
    }

    /** The number that an id begins with; 1 where it has none. */
    static int of(String id) {
        Matcher match = ID.matcher(id);
        return match.matches() ? Integer.parseInt(match.group(1)) : 1;
    }
}
