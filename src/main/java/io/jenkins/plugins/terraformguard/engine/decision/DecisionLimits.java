package io.jenkins.plugins.terraformguard.engine.decision;

import java.util.Set;
import java.util.regex.Pattern;

/** What a decision may hold at most, and the words and forms it may use; {@link DecisionReader} refuses the rest. */
public final class DecisionLimits {
    /** Bytes of the document. */
    public static final int DOCUMENT_BYTES = 64 * 1024 * 1024;
    /** UTF-16 code units of one string. */
    public static final int STRING_LENGTH = 64 * 1024;
    /** Findings, and likewise drifted resources. */
    public static final int FINDINGS = 100_000;
    /** Evidence of one finding, and likewise paths that it waits for. */
    public static final int EVIDENCE = 1_000;
    /** Policies, and likewise packs, notes and reasons. */
    public static final int ENTRIES = 10_000;

    /** Resources of one waiver, and likewise values. */
    static final int WAIVER_PARTS = 100;

    /** References of one policy. */
    static final int REFERENCES = 50;

    /** Counters of one kind: noise by rule, parts of the risk. */
    static final int COUNTERS = 200;

    static final int DEPTH = 32;
    static final int KEYS = 200;

    static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    static final Pattern POLICY_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    static final Pattern DIGEST = Pattern.compile("(?:[0-9a-f]{64})?");
    static final Pattern POLICY_PATTERN = Pattern.compile("[A-Za-z0-9._*-]{1,128}");
    static final Pattern FINGERPRINT = Pattern.compile("[\\x21-\\x7e]{0,128}");
    static final Pattern ACTION = Pattern.compile("(?:[a-z][a-z0-9_+-]{0,63})?");
    static final Pattern WORD = Pattern.compile("[a-z0-9-]{0,64}");
    static final Pattern DRIFT_ID = Pattern.compile("(?:[0-9a-f]{16})?");
    static final Pattern SERIAL = Pattern.compile("[0-9]{1,18}");
    static final Pattern VERSION = Pattern.compile("[\\x20-\\x7e]{0,128}");

    /** Source of a provider, lower case. */
    public static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._/:-]{0,127}");

    /** Name of a region. */
    public static final Pattern REGION = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    static final Set<String> TOOLS = Set.of("terraform", "opentofu", "unknown");
    static final Set<String> TRISTATE = Set.of("true", "false", "unknown");
    static final Set<String> EVIDENCE_STATES = Set.of("known", "unknown", "sensitive", "absent");
    static final Set<String> EVIDENCE_TYPES = Set.of("string", "number", "bool", "list", "map", "null", "unknown");
    static final Set<String> DRIFT_KINDS = Set.of("update", "delete", "move", "create");
    static final Set<String> LAYERS = Set.of("bundled", "organisation", "folder", "project");
    static final Set<String> WAIVER_LAYERS = Set.of("organisation", "folder", "project");
    static final Set<String> EXEMPTION_KINDS = Set.of("waiver", "baseline");
    static final Set<String> REVIEW_STATES = Set.of("answered", "discarded", "failed", "skipped");
    static final Set<String> ERROR_KINDS = Set.of("input", "policy");

    private DecisionLimits() {}
}
