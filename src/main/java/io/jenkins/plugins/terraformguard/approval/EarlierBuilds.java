package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Cause;
import hudson.model.Job;
import hudson.model.Run;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/**
 * Builds that a cause names: the one upstream, or the one that is run again by a replay, a rebuild, a restart from a stage
 * or a retry. The causes of other plugins are asked for what they call it, since those plugins need not be there.
 */
final class EarlierBuilds {
    /** Answer the build, or its number in the same job. Replay, restart from a stage, and retries of a failed build. */
    private static final List<String> GETTERS =
            List.of("getOriginal", "getOriginalNumber", "getOriginRunNumber", "getSourceBuildNumber", "getUpstreamRun");

    private EarlierBuilds() {}

    /**
     * The build, or null where the cause names none, or one that is gone.
     *
     * @param job in which the cause counts builds; null if that is gone
     */
    static Run<?, ?> of(Cause cause, Job<?, ?> job) {
        if (cause instanceof Cause.UpstreamCause upstream) {
            return upstream.getUpstreamRun();
        }
        for (String name : GETTERS) {
            Object answer = ask(cause, name);
            if (answer instanceof Run<?, ?> run) {
                return run;
            }
            if (answer instanceof Integer number && number > 0 && job != null) {
                Run<?, ?> run = job.getBuildByNumber(number);
                if (run != null) {
                    return run;
                }
            }
        }
        return null;
    }

    private static Object ask(Cause cause, String getter) {
        try {
            Method method = cause.getClass().getMethod(getter);
            return method.invoke(cause);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }
}
