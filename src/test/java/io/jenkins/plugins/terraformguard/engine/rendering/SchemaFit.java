package io.jenkins.plugins.terraformguard.engine.rendering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the schema of one resource type that a printed plan was written with. Each question of {@link Choices} has a
 * handful of answers; those are kept that bring what is rendered closer to what was printed. Names and values are no
 * questions, so no answer makes a wrong value look right; only that an empty text is there may go unseen.
 */
public final class SchemaFit implements Choices {
    private final Map<String, Shape> answers = new HashMap<>();
    private final Map<String, List<Shape>> asked = new LinkedHashMap<>();
    private final List<TerraformRendering.Part> parts;
    private final List<String> printed;
    private Score best;

    private SchemaFit(List<TerraformRendering.Part> parts, List<String> printed) {
        this.parts = parts;
        this.printed = printed;
    }

    /** Fits parts of one type, each beside what was printed of it. */
    public static SchemaFit of(List<TerraformRendering.Part> parts, List<String> printed) {
        SchemaFit fit = new SchemaFit(parts, printed);
        fit.search();
        return fit;
    }

    @Override
    public Shape choose(String question, List<Shape> options, Shape usual) {
        asked.merge(question, options, (one, other) -> one.size() >= other.size() ? one : other);
        Shape answer = answers.get(question);
        return answer != null && options.contains(answer) ? answer : usual;
    }

    private void search() {
        best = score();
        boolean better = true;
        while (better && !best.perfect()) {
            better = false;
            for (String question : List.copyOf(asked.keySet())) {
                better |= !best.perfect() && improve(question);
            }
        }
    }

    private boolean improve(String question) {
        Shape old = answers.get(question);
        Shape chosen = old;
        for (Shape option : asked.get(question)) {
            answers.put(question, option);
            Score score = score();
            if (score.compareTo(best) > 0) {
                best = score;
                chosen = option;
            }
        }
        if (chosen == null) {
            answers.remove(question);
        } else {
            answers.put(question, chosen);
        }
        return chosen != old;
    }

    /** How far the texts agree from their start, then how many lines the one has and the other has not. */
    private record Score(boolean perfect, long prefix, long foreignLines) implements Comparable<Score> {
        @Override
        public int compareTo(Score other) {
            int order = Boolean.compare(perfect, other.perfect);
            order = order != 0 ? order : Long.compare(prefix, other.prefix);
            return order != 0 ? order : Long.compare(other.foreignLines, foreignLines);
        }
    }

    private Score score() {
        boolean perfect = true;
        long prefix = 0;
        long foreign = 0;
        for (int i = 0; i < parts.size(); i++) {
            String ours = parts.get(i).text().with(this);
            String theirs = printed.get(i);
            if (isSame(ours, theirs)) {
                prefix += theirs.length();
                continue;
            }
            perfect = false;
            int same = 0;
            while (same < Math.min(ours.length(), theirs.length()) && ours.charAt(same) == theirs.charAt(same)) {
                same++;
            }
            prefix += same;
            List<String> left = new ArrayList<>(theirs.lines().toList());
            foreign += ours.lines().filter(line -> !left.remove(line)).count() + left.size();
        }
        return new Score(perfect, prefix, foreign);
    }

    /** Whether they are equal; a value that the reader hid on its own account may be any. */
    public static boolean isSame(String ours, String printed) {
        if (!ours.contains(Scalars.WITHHELD)) {
            return ours.equals(printed);
        }
        String pattern = ours.lines().map(SchemaFit::anyWithheld).collect(Collectors.joining("\n"));
        return Pattern.matches(pattern, printed);
    }

    private static String anyWithheld(String line) {
        return List.of(line.split(Scalars.WITHHELD, -1)).stream()
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
    }
}
