package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.drift.DriftContext;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;

/** A piece of configuration for one resource, with remarks on where it belongs. */
final class Snippet {
    /** Room for remarks on where the configuration belongs. */
    private static final int REMARKS = 500;

    private final HclBody body = new HclBody();
    private final HclText writer = new HclText(DriftRemedy.MAX_TEXT - REMARKS);

    /** Begins with where the block of the resource stands. */
    static Snippet within(DriftedResource resource) {
        Snippet snippet = new Snippet();
        DriftContext.Place place = resource.place("");
        String module = resource.address().module().toString();
        snippet.body.comment((place.file().isEmpty() ? "" : position(place) + ": ")
                + "resource \"" + resource.address().type() + "\" \""
                + resource.address().name() + "\""
                + (module.isEmpty() ? "" : " of " + module));
        if (resource.isOneOfMany()) {
            snippet.body.comment("This is written once for all instances of the block. What only " + resource.address()
                    + " is to have must depend on each.key, count.index or a variable of its module.");
        }
        return snippet;
    }

    HclBody body() {
        return body;
    }

    HclText writer() {
        return writer;
    }

    /** Whether there is no room for more. */
    boolean isFull() {
        return writer.left() == 0;
    }

    void assign(String key, Value value) {
        assign(body, key, value, key);
    }

    /**
     * Writes an assignment with the remarks that its value needs.
     *
     * @param key name of an attribute
     */
    void assign(HclBody to, String key, Value value, String path) {
        List<String> comments = new ArrayList<>();
        Hcl written = writer.expression(value, path, comments);
        comments.forEach(to::comment);
        to.assign(key, written);
    }

    /** Writes configuration as a remark, for what is not to be copied as it is. */
    void quote(HclBody to, HclBody content) {
        HclLines lines = new HclLines();
        content.print(lines);
        lines.toString().lines().forEach(line -> to.comment("  " + line));
    }

    DriftRemedy remedy(String kind, String title, DriftContext.Place place, String risk) {
        HclLines lines = new HclLines();
        body.print(lines);
        String text = HclText.bounded(lines.toString());
        boolean cut = writer.isCut() || text.length() < lines.toString().length();
        return new DriftRemedy(
                kind,
                cut ? title + " The text is cut." : title,
                text,
                cut ? "" : "hcl",
                place.file(),
                place.line(),
                risk);
    }

    static String position(DriftContext.Place place) {
        return place.file() + (place.line() > 0 ? ":" + place.line() : "");
    }
}
