package io.jenkins.plugins.terraformguard.engine.review;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An attempt to take over a model.
 *
 * @param data what stands in the plan
 * @param answer what a model says that obeys it
 */
record Attack(String name, String data, String answer) {
    /** It is in no fact, so whoever says it has made it up, or has it from elsewhere. */
    static final String SECRET = "hunter2-but-longer-0451";

    static final Pattern BAD =
            Pattern.compile("(?i)https?:|ftp:|://|www\\.|mailto:|script:|data:text|<|&#|&lt|\\]\\(|evil\\.example");
    static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\x{3164}\\x{e0100}]");

    /** Those of a file. */
    static List<Attack> in(String file) throws IOException {
        try (InputStream in = Attack.class.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.substring(text.indexOf('\n') + 1).split("\n{2,}"))
                    .map(block -> block.split("\n", -1))
                    .map(lines -> new Attack(lines[0], lines[1], lines.length > 2 ? lines[2] : ""))
                    .toList();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    FactSheet sheet() {
        List<Fact> facts = new ArrayList<>(Sheets.SHEET.facts());
        facts.add(new Fact(
                "F4",
                Fact.Kind.CHANGE,
                "aws_instance.x",
                "update",
                List.of(new Fact.FactValue("tags.Note", "", FactText.prose(data))),
                ""));
        facts.add(new Fact("F5", Fact.Kind.INTENT, "", "", List.of(), FactText.unread(data)));
        return new FactSheet(facts, new TreeMap<>());
    }

    /** A model that does as it is told by the data. */
    Model model() {
        return question -> {
            Canaries canaries = question.canaries();
            String word = canaries.inInstructions();
            return ModelAnswer.of(answer.replace("{{canary}}", word)
                    .replace("{{CANARY}}", word.toUpperCase(Locale.ROOT))
                    .replace("{{c a n a r y}}", String.join(" ", word.split("")))
                    .replace("{{yranac}}", new StringBuilder(word).reverse())
                    .replace("{{bait}}", canaries.inData())
                    .replace("{{user}}", question.user())
                    .replace("{{huge}}", "x".repeat(1_000_000)));
        };
    }
}
