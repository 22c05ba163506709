package io.jenkins.plugins.terraformguard.results.telemetry;

import java.util.Map;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The span that a build is in, in the words of W3C Trace Context. A job may set the variables to anything: what has not their
 * form is left out.
 *
 * @param traceparent such as {@code 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01}; empty for none
 * @param tracestate what vendors added; empty for nothing
 */
@Restricted(NoExternalUse.class)
public record TraceParent(String traceparent, String tracestate) {
    public static final TraceParent NONE = new TraceParent("", "");

    private static final int MAX_STATE = 512;
    private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern STATE = Pattern.compile("[a-z0-9_*/@-]+=[\\x20-\\x7e]+");

    /** What the environment of a build says. */
    public static TraceParent of(Map<String, String> environment) {
        return of(environment.getOrDefault("TRACEPARENT", ""), environment.getOrDefault("TRACESTATE", ""));
    }

    /** The span of that name, as far as it has the form of one. */
    public static TraceParent of(String traceparent, String tracestate) {
        if (traceparent == null || !FORM.matcher(traceparent).matches()) {
            return NONE;
        }
        boolean usable = tracestate != null
                && tracestate.length() <= MAX_STATE
                && STATE.matcher(tracestate).matches();
        return new TraceParent(traceparent, usable ? tracestate : "");
    }
}
