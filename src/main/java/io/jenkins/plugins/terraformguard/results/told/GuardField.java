package io.jenkins.plugins.terraformguard.results.told;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.results.BuildAddress;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A fact about the guards of a build, as one short word or number. It comes from names and numbers that are our own, never
 * from a text of a plan, so that it may stand in scripts and mails as it is.
 */
@Restricted(NoExternalUse.class)
public enum GuardField {
    /** The worst verdict. */
    VERDICT {
        @Override
        String of(Run<?, ?> run, List<GuardSummary> guards) {
            return guards.stream()
                    .map(GuardSummary::getVerdict)
                    .max(Comparator.naturalOrder())
                    .map(Verdict::id)
                    .orElse("");
        }
    },
    /** Findings that count. */
    FINDINGS {
        @Override
        String of(Run<?, ?> run, List<GuardSummary> guards) {
            return sum(guards, GuardSummary::getFindings);
        }
    },
    CRITICAL {
        @Override
        String of(Run<?, ?> run, List<GuardSummary> guards) {
            return sum(guards, GuardSummary::getCritical);
        }
    },
    HIGH {
        @Override
        String of(Run<?, ?> run, List<GuardSummary> guards) {
            return sum(guards, GuardSummary::getHigh);
        }
    },
    MEDIUM {
        @Override
        String of(Run<?, ?> run, List<GuardSummary> guards) {
            return sum(guards, GuardSummary::getMedium);
        }
    },
    LOW {
        @Override
        String of(Run<?, ?> run, List<GuardSummary> guards) {
            return sum(guards, GuardSummary::getLow);
        }
    },
    INFO {
        @Override
        String of(Run<?, ?> run, List<GuardSummary> guards) {
            return sum(guards, GuardSummary::getInfo);
        }
    },
    /** Resources that were changed outside Terraform. */
    DRIFT {
        @Override
        String of(Run<?, ?> run, List<GuardSummary> guards) {
            return guards.stream().anyMatch(GuardSummary::isDriftUnknown)
                    ? UNKNOWN
                    : sum(guards, GuardSummary::getDrift);
        }
    },
    /** The highest score of the risk. */
    RISK {
        @Override
        String of(Run<?, ?> run, List<GuardSummary> guards) {
            return guards.stream()
                    .map(GuardSummary::getRisk)
                    .flatMap(Optional::stream)
                    .max(Comparator.naturalOrder())
                    .map(String::valueOf)
                    .orElse(UNKNOWN);
        }
    },
    /** Where the approval stands that is furthest from letting the plan pass; empty where nobody was asked. */
    APPROVAL {
        @Override
        String of(Run<?, ?> run, List<GuardSummary> guards) {
            return Progress.approval(run, guards);
        }
    },
    /** What the gate said; a refusal counts. Empty where it was not asked. */
    GATE {
        @Override
        String of(Run<?, ?> run, List<GuardSummary> guards) {
            return Progress.gate(run, guards);
        }
    },
    /** Address of the report; empty where Jenkins does not know its own. */
    URL {
        @Override
        String of(Run<?, ?> run, List<GuardSummary> guards) {
            String build = BuildAddress.of(run);
            String page = guards.size() == 1 ? guards.get(0).getId() + "/" : "";
            return build.isEmpty() ? "" : build + GuardRunAction.URL_NAME + "/" + page;
        }
    };

    /** Stands for a number that nobody knows: a plan without drift is something else than one that was not looked at. */
    public static final String UNKNOWN = "unknown";

    abstract String of(Run<?, ?> run, List<GuardSummary> guards);

    /** Name of the field, {@code verdict}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field of that name, if there is one. */
    public static Optional<GuardField> byId(String id) {
        return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
    }

    /** Names of all, with commas between them. */
    public static String ids() {
        return Arrays.stream(values()).map(GuardField::id).collect(Collectors.joining(", "));
    }

    /** The field over all guards of the build; empty where it has none. */
    public String ofAll(Run<?, ?> run) {
        List<GuardSummary> guards = guards(run);
        return guards.isEmpty() ? "" : of(run, guards);
    }

    /**
     * The field of one guard, or of one plan among those that a guard judged.
     *
     * @return empty where the build has none of that id
     */
    public String of(Run<?, ?> run, String id) {
        List<GuardSummary> judged = guards(run).stream()
                .filter(guard -> guard.getGuard().equals(id))
                .toList();
        List<GuardSummary> guards = judged.isEmpty()
                ? guards(run).stream().filter(guard -> guard.getId().equals(id)).toList()
                : judged;
        return guards.isEmpty() ? "" : of(run, guards);
    }

    static List<GuardSummary> guards(Run<?, ?> run) {
        GuardRunAction action = run.getAction(GuardRunAction.class);
        return action == null ? List.of() : action.getGuards();
    }

    private static String sum(List<GuardSummary> guards, ToIntFunction<GuardSummary> count) {
        return Integer.toString(guards.stream().mapToInt(count).sum());
    }
}
