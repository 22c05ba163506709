package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links to resources of Google Compute, and ARNs of log groups. */
final class Links implements Recogniser {
    private static final int LONGEST = 2000;
    private static final Pattern COMPUTE = Pattern.compile(
            "https://(?:www|compute)\\.googleapis\\.com/compute/[a-z0-9_]{1,20}/(projects/[^\\s?#]{1,1000})");
    private static final Pattern LOG_GROUP =
            Pattern.compile("(arn:[a-z-]{1,20}:logs:[a-z0-9-]{1,40}:[0-9]{12}:log-group:[^:*\\s]{1,512})(?::\\*)?");

    private static final AttributeTable ARNS = AttributeTable.of(
            "arn", "*_arn", "*_arns", "id", "log_destination", "log_group_name", "cloud_watch_logs_group");

    @Override
    public Form form(Place place, Value value) {
        if (!(value instanceof Value.Text text) || text.value().length() > LONGEST) {
            return null;
        }
        Matcher group = LOG_GROUP.matcher(text.value());
        if (group.matches() && ARNS.has(place)) {
            return Form.of(Rules.ARN_FORM, group.group(1));
        }
        String path = computePath(text.value());
        return path != null && place.type().startsWith("google_") ? Form.of(Rules.LINK_FORM, path) : null;
    }

    /** What a link says from the project on, or null if it is none. */
    static String computePath(String text) {
        if (text.startsWith("projects/")) {
            return text;
        }
        Matcher link = COMPUTE.matcher(text);
        return link.matches() ? link.group(1) : null;
    }
}
