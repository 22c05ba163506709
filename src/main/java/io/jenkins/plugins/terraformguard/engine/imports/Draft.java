package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Fingerprint;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A finding in the making: all that reports say of one rule on one resource, or of one rule at one place. */
final class Draft {
    private static final int MAX_PLACES = 5;
    private static final int MAX_BRIEF = 200;
    private static final int MAX_MESSAGES = 10;

    private final String policy;
    private final String tool;
    private final Spot spot;
    private final ForeignResult first;
    private final Set<String> places = new LinkedHashSet<>();
    private final Set<String> sources = new LinkedHashSet<>();
    private EnforcementLevel level = EnforcementLevel.SHADOW;
    private Severity severity = Severity.INFO;
    /** What else is said than at first; as a rule nothing. */
    private Set<String> others = Set.of();

    private int count;
    private boolean suppressed;

    /**
     * What a finding is about.
     *
     * @param address a resource of the plan; empty for the plan as a whole
     * @param previous where it was before this plan moves it, or empty
     * @param print what else tells it from others of the same rule; empty for a resource
     * @param instances how many resources it stands for
     * @param file as it is called in the configuration, else as the report calls it; empty if it can't be shown
     */
    record Spot(
            String address,
            String type,
            String action,
            String previous,
            String print,
            int instances,
            String file,
            int line) {}

    Draft(String policy, String tool, Spot spot, ForeignResult first) {
        this.policy = policy;
        this.tool = tool;
        this.spot = spot;
        this.first = first;
    }

    /** The same again, maybe from another report; the worst of all counts. */
    void add(ForeignResult result, String source, EnforcementLevel itsLevel) {
        count++;
        also(result.message());
        sources.add(source);
        suppressed |= result.suppressed();
        level = itsLevel.compareTo(level) > 0 ? itsLevel : level;
        Severity its = Weight.of(result);
        severity = its.compareTo(severity) < 0 ? its : severity;
        if (places.size() <= MAX_PLACES && result.line() > 0) {
            places.add(name(result.file()) + ":" + result.line());
        }
    }

    /** One more message than are shown is kept, to tell that there are more. */
    private void also(String message) {
        if (!message.isEmpty() && !message.equals(first.message()) && others.size() <= MAX_MESSAGES) {
            others = others.isEmpty() ? new LinkedHashSet<>() : others;
            others.add(message);
        }
    }

    String policy() {
        return policy;
    }

    String tool() {
        return tool;
    }

    String rule() {
        return first.rule();
    }

    String address() {
        return spot.address();
    }

    /** How many resources it stands for: if more than one, its address is that of their block. */
    int instances() {
        return spot.instances();
    }

    EnforcementLevel level() {
        return level;
    }

    Finding finding() {
        return finding(message(), first.help(), spot.file());
    }

    /** The same in few words, for where there are too many. */
    Finding brief() {
        return finding(ValueText.cut(message(), MAX_BRIEF), "", spot.file().length() > MAX_BRIEF ? "" : spot.file());
    }

    private Finding finding(String message, String help, String file) {
        String fingerprint = spot.address().isEmpty()
                ? Sha256.hex("finding/v1\n" + policy + "\n\n" + spot.print())
                : Fingerprint.of(policy, spot.previous().isEmpty() ? spot.address() : spot.previous(), "");
        return new Finding(
                policy,
                ScannerName.pack(tool),
                spot.address(),
                spot.type(),
                spot.action(),
                severity,
                level,
                Outcome.VIOLATION,
                title(),
                message,
                help,
                List.of(),
                List.of(),
                fingerprint,
                file,
                file.isEmpty() ? 0 : spot.line(),
                spot.previous(),
                "",
                null);
    }

    String title() {
        return first.title().isEmpty() ? first.rule() : first.title();
    }

    private String message() {
        List<String> remarks = new ArrayList<>();
        if (spot.instances() > 1) {
            remarks.add("on " + spot.instances() + " instances");
        }
        if (places.size() > 1) {
            remarks.add(
                    "at " + String.join(", ", places.stream().limit(MAX_PLACES).toList())
                            + (places.size() > MAX_PLACES ? " and more" : ""));
        } else if (spot.file().isEmpty() && !places.isEmpty()) {
            remarks.add("at " + places.iterator().next());
        }
        if (sources.size() > 1) {
            remarks.add("in " + sources.size() + " reports");
        } else if (count > 1 && places.size() <= 1) {
            remarks.add(count + " times");
        }
        if (suppressed) {
            remarks.add(
                    level == EnforcementLevel.SHADOW
                            ? "suppressed in the report"
                            : "suppressed in the report, which does not count here");
        }
        String text = Stream.concat(
                        Stream.of(first.message().isEmpty() ? title() : first.message()),
                        others.stream().limit(MAX_MESSAGES))
                .collect(Collectors.joining("\n"));
        if (others.size() > MAX_MESSAGES) {
            remarks.add("and says more");
        }
        return remarks.isEmpty() ? text : text + " (" + String.join("; ", remarks) + ")";
    }

    /** Folders of the machine that a scanner ran on are nobody's business. */
    private static String name(String file) {
        return SarifPath.isAbsolute(file) ? file.substring(file.lastIndexOf('/') + 1) : SarifPath.shown(file);
    }
}
