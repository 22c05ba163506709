package io.jenkins.plugins.terraformguard.engine.grant;

import io.jenkins.plugins.terraformguard.engine.decision.PrintableJson;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Grantor;
import io.jenkins.plugins.terraformguard.engine.policy.GrantedWaiverFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.Waiver;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Writes {@code granted-waivers.yaml}: canonical JSON, a waiver on each line, in characters that YAML takes as they are. */
public final class GrantedText {
    private static final int MAX_OWNER = 199;
    private static final int MAX_TICKET = 199;
    private static final int MAX_REASON = 1_999;

    private GrantedText() {}

    /** The text of the file; equal waivers give equal text. */
    public static String of(List<GrantedWaiver> waivers) {
        StringJoiner lines = new StringJoiner(",\n", "{\"waivers\":[\n", "\n]}\n");
        lines.setEmptyValue("{\"waivers\":[]}\n");
        waivers.forEach(waiver -> lines.add(PrintableJson.of(entry(waiver))));
        return lines.toString();
    }

    private static Map<String, Object> entry(GrantedWaiver waiver) {
        return Map.of(
                "policy", waiver.policy(),
                "resource", waiver.address(),
                "reason", reason(waiver),
                "owner", owner(waiver),
                "expires", waiver.expires().toString(),
                "ticket", ticket(waiver),
                "values_sha256", waiver.decided());
    }

    /** Who granted it, on one line. */
    public static String owner(GrantedWaiver waiver) {
        return SafeText.oneLine(
                waiver.grantors().stream().map(Grantor::user).distinct().collect(Collectors.joining(", ")), MAX_OWNER);
    }

    /** Why, on one line; with names where there were several. */
    public static String reason(GrantedWaiver waiver) {
        List<Grantor> grantors = waiver.grantors();
        String text = grantors.size() == 1
                ? grantors.get(0).reason()
                : grantors.stream()
                        .map(grantor -> grantor.user() + ": " + grantor.reason())
                        .collect(Collectors.joining("; "));
        return SafeText.cut(SafeText.prose(text), MAX_REASON);
    }

    private static String ticket(GrantedWaiver waiver) {
        String build = " #" + waiver.source().build();
        return SafeText.oneLine(waiver.source().job(), MAX_TICKET - build.length()) + build;
    }

    /** The waiver as an evaluation reads it from the file. */
    static Waiver read(GrantedWaiver waiver) throws PolicyException {
        return GrantedWaiverFile.read(new PolicyFile("granted-waivers.yaml", of(List.of(waiver))), Waiver.FOLDER)
                .get(0);
    }
}
