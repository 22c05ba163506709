package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** Marks that change with every change of a resource, so what changed shows elsewhere. */
final class Etags implements Recogniser {
    private static final AttributeTable NAMES = AttributeTable.of(
            "etag",
            "e_tag",
            "*_etag",
            "google_*:fingerprint",
            "google_*:label_fingerprint",
            "google_*:labels_fingerprint",
            "google_*:metadata_fingerprint",
            "google_*:tags_fingerprint",
            "!*_object:*",
            "!*_object_copy:*",
            "!*_object_content:*",
            "!*_blob:*",
            "!*certificate*:*fingerprint",
            "!*ssl*:*fingerprint");

    private static final int SHORTEST = 6;
    private static final int LONGEST = 130;

    @Override
    public Form form(Place place, Value value) {
        return value instanceof Value.Text text && isMark(text.value()) && NAMES.has(place)
                ? Form.anyOf(Rules.ETAG)
                : null;
    }

    /** Hexadecimal, base64 or an id that no person writes: letters of both cases or digits, no white space, no words. */
    private static boolean isMark(String text) {
        String mark = text.startsWith("W/") ? text.substring(2) : text;
        if (mark.length() >= 2 && mark.startsWith("\"") && mark.endsWith("\"")) {
            mark = mark.substring(1, mark.length() - 1);
        }
        if (mark.length() < SHORTEST || mark.length() > LONGEST) {
            return false;
        }
        boolean digit = false;
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < mark.length(); i++) {
            char c = mark.charAt(i);
            digit |= c >= '0' && c <= '9';
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && "+/=-_:".indexOf(c) < 0) {
                return false;
            }
        }
        return digit || upper && (lower || mark.endsWith("="));
    }
}
