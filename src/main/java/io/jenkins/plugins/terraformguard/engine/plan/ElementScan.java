package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.List;

/**
 * Looks through a change or a resource of a state without building it. Only where it marks something as sensitive, which
 * few do, is it built, for what is marked.
 */
final class ElementScan extends Section {
    private final SecretRegistry secrets;
    private String provider;
    private List<String> actions;
    private boolean marked;
    private long beforeFrom;
    private long beforeTo;

    ElementScan(PlanInput input, SecretRegistry secrets) {
        super(input);
        this.secrets = secrets;
    }

    /** The provider of the element that was looked through last, or empty. */
    String provider() {
        return provider;
    }

    /** The actions of the change that was looked through last. */
    List<String> actions() {
        return actions;
    }

    /** An element of {@code resource_changes} or {@code resource_drift}, or the change of a deferred one. */
    void change() throws PlanException, IOException {
        provider = "";
        actions = List.of();
        members(key -> {
            switch (key) {
                case "provider_name" -> provider = text();
                case "change" -> changeContent();
                default -> skimmer.skip();
            }
        });
    }

    /** The content of a change: what it does, the states before and after, and their marks. */
    void changeContent() throws PlanException, IOException {
        marked = false;
        beforeFrom = 0;
        beforeTo = 0;
        skimmer.peek();
        skimmer.keep();
        long from = skimmer.position();
        members(key -> {
            switch (key) {
                case "before_sensitive", "after_sensitive" -> marked |= skimmer.skipLookingForTrue();
                case "actions" -> actions = texts();
                case "before" -> {
                    skimmer.peek();
                    beforeFrom = skimmer.position();
                    skimmer.skip();
                    beforeTo = skimmer.position();
                }
                case "after" -> {
                    // Most resources stay as they are, and comparing is faster than skimming.
                    if (beforeTo == beforeFrom || !skimmer.skipSame(beforeFrom, beforeTo)) {
                        skimmer.skip();
                    }
                }
                default -> skimmer.skip();
            }
        });
        if (marked && skimmer.build(from, skimmer.position()) instanceof MapValue change) {
            ChangeParser.collectSecrets(change, secrets);
        }
        skimmer.forget();
    }

    /** An object of which one member is marked by another. */
    void marked(String valueKey, String marksKey) throws PlanException, IOException {
        provider = "";
        marked = false;
        skimmer.peek();
        skimmer.keep();
        long from = skimmer.position();
        members(key -> {
            if (key.equals(marksKey)) {
                marked |= skimmer.skipLookingForTrue();
            } else if (key.equals("provider_name")) {
                provider = text();
            } else {
                skimmer.skip();
            }
        });
        if (marked && skimmer.build(from, skimmer.position()) instanceof MapValue element) {
            Fields fields = new Fields(element);
            ChangeParser.collect(fields.value(valueKey), fields.value(marksKey), secrets);
        }
        skimmer.forget();
    }

    private String text() throws IOException {
        return skimmer.peek() == '"' ? skimmer.text() : skipped();
    }

    private String skipped() throws IOException {
        skimmer.skip();
        return "";
    }
}
