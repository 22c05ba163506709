package io.jenkins.plugins.terraformguard.tool;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a refresh failed, told from what Terraform or OpenTofu said. Their sentences are no interface: one that is not known
 * is passed on as it is.
 */
final class RefreshErrors {
    private static final int MAX_PART = 200;
    private static final int MAX_VARIABLES = 10;

    /** What both tools say about folders that {@code init} has not seen, or not as they are now. */
    private static final List<String> NOT_INITIALISED = List.of(
            "terraform init",
            "tofu init",
            "initialization required",
            "required plugins are not installed",
            "module not installed",
            "inconsistent dependency lock file",
            "missing required provider");

    /** What the larger providers and backends say of credentials that are missing, over or not enough. */
    private static final List<String> CREDENTIALS = List.of(
            "no valid credential",
            "failed to refresh cached credentials",
            "could not find default credentials",
            "invalidclienttokenid",
            "unrecognizedclientexception",
            "expiredtoken",
            "token has expired",
            "security token included in the request",
            "unable to build authorizer",
            "please run 'az login'",
            "invalid_grant",
            "invalid_client",
            "authorizationfailed",
            "authentication failed",
            "accessdenied",
            "access denied",
            "permission denied",
            "unauthorized",
            "statuscode: 401",
            "statuscode: 403",
            "error 401",
            "error 403");

    private static final Pattern VARIABLE = Pattern.compile("variable \"([^\"]{1,200})\" is not set");
    private static final Pattern PLACE = Pattern.compile(" on (\\S{1,200}) line (\\d{1,9})");
    /** A resource is named where the configuration is sound and what it asks for went wrong. */
    private static final Pattern RESOURCE = Pattern.compile("(?m)^[ \\t\\u2502]*with .{1,500},$");

    private static final Pattern LABEL = Pattern.compile(" (?:ID|Path|Operation|Who|Version|Created|Info):");

    private final String program;
    private final RefreshRequest.ParameterNames names;
    private final String raw;
    private final String said;

    /**
     * @param raw what the tool wrote, which is only searched
     * @param said the same as it may be shown
     */
    RefreshErrors(String program, RefreshRequest.ParameterNames names, String raw, String said) {
        this.program = program;
        this.names = names;
        this.raw = raw;
        this.said = said;
    }

    /** One sentence with all that is known. */
    String summary(int exit) {
        return command() + " failed with exit code " + exit + ": " + said;
    }

    ToolException explain(int exit) {
        String lower = raw.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        boolean noLock = lower.contains("error acquiring the state lock") || lower.contains("error locking state");
        if (noLock && lower.contains("lock info:")) {
            return locked();
        }
        if (lower.contains("not defined: -refresh-only")) {
            return failure(
                    "This version of the tool is too old: it has no -refresh-only",
                    "Use Terraform 0.15.4 or later, or OpenTofu");
        }
        if (lower.contains("saving a generated plan is currently not supported")) {
            return failure(
                    "The backend of this configuration runs plans itself and hands none out",
                    "Give the guard the JSON of a refresh-only run of that backend as a plan");
        }
        if (lower.contains("no value for required variable")) {
            return missingVariables();
        }
        if (NOT_INITIALISED.stream().anyMatch(lower::contains)) {
            return failure(
                    "The folder is not initialised, or no longer as it should be",
                    "Run '" + name() + " init -input=false' in it before, with the same environment");
        }
        if (lower.contains("no configuration files")) {
            return failure("The folder holds no configuration", "Name the folder of the root module");
        }
        if (CREDENTIALS.stream().anyMatch(lower::contains)) {
            return failure(
                    "A provider or the backend refuses: credentials are missing, have expired or are not enough",
                    "Give the build credentials that may read the state and every resource in it");
        }
        if (noLock) {
            return failure("The state can't be locked", "Check the backend, and that the build may write its locks");
        }
        Matcher place = PLACE.matcher(said);
        if (place.find() && !RESOURCE.matcher(raw).find()) {
            return failure(
                    "The configuration is not valid (" + place.group(1) + ":" + place.group(2) + ")",
                    "Correct it; '" + name() + " validate' finds the same");
        }
        return new ToolException(summary(exit), "Run the same command in that folder to see all that it says");
    }

    private ToolException locked() {
        String who = part("Who:");
        String id = part("ID:");
        String operation = part("Operation:");
        String since = part("Created:");
        String holder = (who.isEmpty() ? "somebody else" : who)
                + (operation.isEmpty() ? "" : ", " + operation)
                + (since.isEmpty() ? "" : ", since " + since)
                + (id.isEmpty() ? "" : ", lock " + id);
        return failure(
                "The state is locked by " + holder,
                "Wait until that run has ended, or raise " + names.lockTimeout() + ". If it does not run any more: "
                        + name() + " force-unlock " + (id.isEmpty() ? "LOCK_ID" : id));
    }

    /** One word or more behind a label of the lock, up to the next label; from the text that may be shown. */
    private String part(String label) {
        int begin = said.indexOf(" " + label + " ");
        if (begin < 0) {
            return "";
        }
        String rest = said.substring(begin + label.length() + 2);
        Matcher next = LABEL.matcher(" " + rest);
        String value = next.find() ? rest.substring(0, Math.max(next.start() - 1, 0)) : rest;
        return ValueText.cut(value.strip(), MAX_PART);
    }

    private ToolException missingVariables() {
        Set<String> variables = new LinkedHashSet<>();
        Matcher matcher = VARIABLE.matcher(said);
        while (matcher.find() && variables.size() < MAX_VARIABLES) {
            variables.add(matcher.group(1));
        }
        String example = variables.isEmpty() ? "NAME" : variables.iterator().next();
        return failure(
                "Variables of the configuration have no value"
                        + (variables.isEmpty() ? "" : ": " + String.join(", ", variables)),
                "Name files with their values in " + names.varFiles() + ", or set TF_VAR_" + example
                        + " in the environment");
    }

    private ToolException failure(String message, String remedy) {
        return new ToolException(message + ". " + command() + " said: " + said, remedy);
    }

    private String command() {
        return "'" + program + " plan -refresh-only'";
    }

    private String name() {
        return program.replace('\\', '/').replaceAll(".*/", "");
    }
}
