package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.author.catalogue.RemediationText;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled policies are one library: they keep the same rules, whoever wrote them. */
class LibraryTest {
    /** Policies at least, by pack. */
    private static final Map<String, Integer> NUMBERS =
            Map.of("plan-safety", 25, "aws", 110, "azure", 55, "google", 45, "kubernetes", 15, "change-control", 4);

    /** Remedies in which no configuration could help, with the reason. */
    private static final Map<String, String> NO_CONFIGURATION = Map.of(
            "TG-PLAN-006", "what failed stands in the log of terraform plan, and can be anything",
            "TG-PLAN-007", "what is left out is decided by the command line",
            "TG-CHANGE-001", "when something is applied is not configured",
            "TG-CHANGE-002", "when something is applied is not configured",
            "TG-CHANGE-003", "who asked for a change is told when the guard is called",
            "TG-CHANGE-004", "who asked for a change is told when the guard is called");

    /** Levels that do not follow from the severity, with the reason. */
    private static final Map<String, String> OTHER_LEVEL = Map.of(
            "TG-CHANGE-001", "an organisation that sets a freeze wants it kept, and says itself what it lets through");

    private static final Set<String> STANDARDS = Set.of("iso-27001", "nist-800-53", "pci-dss", "soc2");

    /** Keys of references, and how one id looks. */
    private static final Map<String, Pattern> REFERENCES = Map.ofEntries(
            id("checkov", "CKV2?_(AWS|AZURE|GCP|K8S|TF)_\\d+"),
            id("trivy", "AVD-(AWS|AZU|GCP)-\\d{4}|AVD-KSV-\\d{4,5}"),
            id("regula", "FG_R\\d{5}"),
            id("cwe", "CWE-\\d+"),
            id("cis-aws", "[1-9]\\d?([.]\\d+)+"),
            id("cis-azure", "[1-9]\\d?([.]\\d+)+"),
            id("cis-gcp", "[1-9]\\d?([.]\\d+)+"),
            id("cis-kubernetes", "[1-5]([.]\\d+){2}"),
            id("aws-security-hub", "[A-Z][A-Za-z0-9]+[.]\\d+"),
            id("nist-800-53", "(AC|AT|AU|CA|CM|CP|IA|IR|MA|MP|PE|PL|PM|PS|PT|RA|SA|SC|SI|SR)-\\d+([(]\\d+[)])?"),
            id("pci-dss", "([1-9]|1[0-2])([.]\\d+){2,3}"),
            id("soc2", "(CC[1-9]|A1|C1|PI1|P[1-8])[.]\\d"),
            id("iso-27001", "A[.][5-8][.]\\d+"));

    /** Attributes that plan-safety reads as well as the pack of the provider, with the reason. */
    private static final Map<String, String> SHARED = Map.of(
            "TG-PLAN-028 metadata",
            "the packs of providers judge single keys of it, but not what is secret in it",
            "TG-PLAN-028 service_config",
            "it is a block: secrets in it, and who may call the function, are different things");

    private static final Pattern READ = Pattern.compile("(?<![.\\w])after[.](\\w+)");

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?]) (?=[A-Z])");

    private static Map.Entry<String, Pattern> id(String key, String form) {
        return Map.entry(key, Pattern.compile(form));
    }

    private static Stream<Policy> policies() {
        return BundledPolicies.packs().stream().flatMap(pack -> pack.policies().stream());
    }

    /** The test gives a complaint about a policy, or null; all of them are shown. */
    private static void every(Function<Policy, String> test) {
        assertEquals(
                "",
                policies()
                        .flatMap(policy -> Stream.ofNullable(test.apply(policy)).map(text -> policy.id() + ": " + text))
                        .collect(Collectors.joining("\n")));
    }

    private static String lastSentence(Policy policy) {
        String[] sentences = SENTENCE.split(policy.rationale().strip());
        return sentences[sentences.length - 1];
    }

    private static List<String> configuration(Policy policy) {
        return RemediationText.parts(policy.remediation()).stream()
                .filter(RemediationText.Part::configuration)
                .map(RemediationText.Part::text)
                .toList();
    }

    @Test
    void thereAreEnough() {
        NUMBERS.forEach((pack, least) -> assertTrue(
                BundledPolicies.packs().stream()
                                .filter(other -> other.name().equals(pack))
                                .mapToInt(other -> other.policies().size())
                                .sum()
                        >= least,
                pack));
        assertTrue(policies().count() >= 250, policies().count() + " policies");
        assertEquals(
                new TreeSet<>(NUMBERS.keySet()),
                BundledPolicies.packs().stream().map(PolicyPack::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theLevelFollowsFromTheSeverity() {
        every(policy -> {
            boolean grave = Set.of(Severity.CRITICAL, Severity.HIGH).contains(policy.severity());
            EnforcementLevel level = grave ? EnforcementLevel.SOFT_MANDATORY : EnforcementLevel.ADVISORY;
            return (policy.level() == level) != OTHER_LEVEL.containsKey(policy.id())
                    ? null
                    : policy.severity() + " and " + policy.level();
        });
    }

    @Test
    void theRationaleEndsWithTheReasonForTheSeverity() {
        every(policy -> {
            String id = policy.severity().id();
            String start = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1) + " because ";
            return lastSentence(policy).startsWith(start) ? null : lastSentence(policy);
        });
    }

    @Test
    void noReasonIsGivenTwice() {
        Map<String, List<String>> sentences = new TreeMap<>();
        policies()
                .forEach(policy -> Arrays.stream(
                                SENTENCE.split(policy.rationale().strip()))
                        .distinct()
                        .filter(sentence -> sentence.split(" ").length > 8 || sentence.contains(" because "))
                        .forEach(sentence -> sentences
                                .computeIfAbsent(sentence, key -> new ArrayList<>())
                                .add(policy.id())));
        sentences.values().removeIf(ids -> ids.size() == 1);
        assertEquals(Map.of(), sentences);
    }

    @Test
    void titlesDiffer() {
        Map<String, Long> titles = policies()
                .collect(Collectors.groupingBy(
                        policy -> policy.id().split("-")[1] + " " + policy.title(),
                        TreeMap::new,
                        Collectors.counting()));
        titles.values().removeAll(Collections.singleton(1L));
        assertEquals(Map.of(), titles);
        every(policy -> policy.title().endsWith(".") ? policy.title() : null);
    }

    @Test
    void theMessageNamesTheResource() {
        every(policy -> policy.planScope()
                        || policy.message().expressions().stream()
                                .map(Expression::source)
                                .anyMatch("resource.address"::equals)
                ? null
                : "${resource.address} is missing");
    }

    @Test
    void theRemediationHoldsConfiguration() {
        every(policy -> configuration(policy).isEmpty() == NO_CONFIGURATION.containsKey(policy.id())
                ? null
                : policy.remediation());
        Set<String> ids = policies().map(Policy::id).collect(Collectors.toSet());
        assertTrue(ids.containsAll(NO_CONFIGURATION.keySet()), NO_CONFIGURATION.toString());
    }

    @Test
    void configurationIsFormattedAsTerraformDoes(@TempDir Path folder) throws Exception {
        boolean terraform = Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, "terraform")));
        assumeTrue(terraform, "left out: terraform is not on the PATH");
        for (Policy policy : policies().toList()) {
            List<String> blocks = configuration(policy);
            for (int i = 0; i < blocks.size(); i++) {
                Files.writeString(folder.resolve(policy.id() + "-" + i + ".tf"), blocks.get(i) + "\n");
            }
        }
        Process fmt = new ProcessBuilder("terraform", "fmt", "-check", "-diff", "-no-color", ".")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(fmt.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(fmt.waitFor(60, TimeUnit.SECONDS), "terraform fmt hangs");
        assertEquals(0, fmt.exitValue(), said);
    }

    @Test
    void referencesNameAStandardAndHaveTheFormOfTheirSource() {
        every(policy -> {
            List<String> wrong = new ArrayList<>();
            policy.references().forEach((key, text) -> {
                Pattern form = REFERENCES.get(key);
                List<String> ids = List.of(text.split(", ", -1));
                if (form == null
                        || !ids.stream().allMatch(id -> form.matcher(id).matches())) {
                    wrong.add(key + ": " + text);
                } else if (ids.size() != Set.copyOf(ids).size()) {
                    wrong.add(key + " twice: " + text);
                }
            });
            if (Collections.disjoint(policy.references().keySet(), STANDARDS)) {
                wrong.add("none of " + new TreeSet<>(STANDARDS));
            }
            return wrong.isEmpty() ? null : wrong.toString();
        });
    }

    /** The linter says the same; but a note that is not needed any more would stay for ever. */
    @Test
    void whatDependsOnPlannedValuesHasAnUndecidedExample() {
        for (PolicyPack pack : BundledPolicies.withExamples()) {
            for (Policy policy : pack.policies()) {
                boolean planned = Stream.of(policy.assertion(), policy.when())
                        .anyMatch(condition -> condition != null && readsAfter(condition));
                boolean undecided = policy.examples().stream()
                        .anyMatch(example -> example.expect().equals("undecided"));
                boolean excused = policy.notes().ignoredLint().contains("no-undecided-example");
                assertTrue(!planned || undecided || excused, policy.id() + ": no example is undecided");
                assertFalse(excused && (undecided || !planned), policy.id() + ": lint needs no note");
            }
        }
    }

    /** Who has both packs on, as everybody does, would be told the same thing twice. */
    @Test
    void whatTheProvidersPackJudgesPlanSafetyDoesNot() {
        Set<String> shared = new TreeSet<>();
        List<Policy> general = policies().filter(LibraryTest::isGeneral).toList();
        policies().filter(policy -> !isGeneral(policy) && !policy.planScope()).forEach(policy -> {
            for (Policy other : general) {
                boolean sameType = policy.resources().stream()
                        .anyMatch(type -> other.resources().stream().anyMatch(pattern -> covers(pattern, type)));
                Set<String> both = read(policy.assertion());
                both.retainAll(read(other.assertion()));
                if (sameType && !Set.of("import").containsAll(other.actions())) {
                    both.forEach(attribute -> shared.add(other.id() + " " + attribute));
                }
            }
        });
        assertEquals(new TreeSet<>(SHARED.keySet()), shared);
    }

    private static boolean isGeneral(Policy policy) {
        return policy.id().startsWith("TG-PLAN-") && !policy.planScope();
    }

    private static boolean covers(String pattern, String type) {
        return type.matches(pattern.replace("*", ".*"));
    }

    private static Set<String> read(Expression condition) {
        return READ.matcher(condition.source())
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean readsAfter(Expression condition) {
        return Pattern.compile("(?<![.\\w])after\\b")
                .matcher(condition.source())
                .find();
    }
}
