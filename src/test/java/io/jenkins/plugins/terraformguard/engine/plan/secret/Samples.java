package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Texts that rules must find and near misses that none may find, made up when they are asked for. */
final class Samples {
    private final List<Sample> samples = new ArrayList<>();

    static List<Sample> all() {
        Samples samples = new Samples();
        CloudSamples.addTo(samples);
        ServiceSamples.addTo(samples);
        TextSamples.addTo(samples);
        return samples.samples;
    }

    static Stream<Sample> hits() {
        return all().stream().filter(Sample::hit);
    }

    static Stream<Sample> misses() {
        return all().stream().filter(sample -> !sample.hit());
    }

    Samples hit(CredentialRule rule, String... texts) {
        for (String text : texts) {
            samples.add(new Sample(rule, text, true));
        }
        return this;
    }

    Samples miss(CredentialRule rule, String... texts) {
        for (String text : texts) {
            samples.add(new Sample(rule, text, false));
        }
        return this;
    }

    /** Tokens of a prefix and a run of characters; one character fewer is none, nor is a prefix inside a word. */
    Samples token(CredentialRule rule, String alphabet, int length, String... prefixes) {
        for (String prefix : prefixes) {
            hit(rule, prefix + Sample.of(alphabet, length));
            miss(rule, prefix + Sample.of(alphabet, length - 1), "x" + prefix + Sample.of(alphabet, length));
        }
        return this;
    }

    /** The same where a longer run is none either. */
    Samples exactToken(CredentialRule rule, String alphabet, int length, String... prefixes) {
        token(rule, alphabet, length, prefixes);
        for (String prefix : prefixes) {
            miss(rule, prefix + Sample.of(alphabet, length + 1));
        }
        return this;
    }
}
