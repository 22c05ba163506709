package io.jenkins.plugins.terraformguard.tool.replay;

/** Orders texts so that build 10 comes after build 9. Numbers may be of any length. */
final class NumbersByValue {
    private NumbersByValue() {}

    /** As a comparator does. */
    static int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int endOne = end(one, i);
            int endOther = end(other, j);
            int order = endOne > i && endOther > j
                    ? numbers(one.substring(i, endOne), other.substring(j, endOther))
                    : Character.compare(one.charAt(i), other.charAt(j));
            if (order != 0) {
                return order;
            }
            i = Math.max(endOne, i + 1);
            j = Math.max(endOther, j + 1);
        }
        int rest = Integer.compare(one.length() - i, other.length() - j);
        return rest != 0 ? rest : one.compareTo(other);
    }

    /** Where the digits that begin there end. */
    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int numbers(String one, String other) {
        String a = one.replaceFirst("^0+", "");
        String b = other.replaceFirst("^0+", "");
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }
}
