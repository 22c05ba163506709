package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.Util;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The parameters that are about drift. */
@Restricted(NoExternalUse.class)
public final class DriftSettings implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Time to wait for a lock of the state, in seconds. */
    static final int DEFAULT_LOCK_TIMEOUT = 60;

    /** Time for a whole refresh, in seconds. */
    static final int DEFAULT_REFRESH_TIMEOUT = 1800;

    private boolean asked;
    private ArrayList<String> varFiles = new ArrayList<>();
    private int lockTimeout = DEFAULT_LOCK_TIMEOUT;
    private int refreshTimeout = DEFAULT_REFRESH_TIMEOUT;
    /** Empty: whatever is usual. */
    private String onDrift = "";

    /** Whether the guard is to look for drift itself, and not to judge a plan that is there. */
    boolean asked() {
        return asked;
    }

    void asked(boolean value) {
        asked = value;
    }

    List<String> varFiles() {
        return new ArrayList<>(varFiles);
    }

    /** @param values paths; where one has several lines, each line is a path */
    void varFiles(List<String> values) {
        varFiles = new ArrayList<>();
        for (String value : values == null ? List.<String>of() : values) {
            Util.fixNull(value)
                    .lines()
                    .map(String::trim)
                    .filter(path -> !path.isEmpty())
                    .forEach(varFiles::add);
        }
    }

    int lockTimeout() {
        return lockTimeout;
    }

    void lockTimeout(int seconds) {
        if (seconds < 0) {
            throw new IllegalArgumentException(Messages.DriftSettings_lockTimeout(seconds));
        }
        lockTimeout = seconds;
    }

    int refreshTimeout() {
        return refreshTimeout;
    }

    void refreshTimeout(int seconds) {
        if (seconds < 1) {
            throw new IllegalArgumentException(Messages.GuardSettings_toolTimeout(seconds));
        }
        refreshTimeout = seconds;
    }

    /** As it was set, or empty. */
    String onDrift() {
        return onDrift;
    }

    void onDrift(String value) {
        String given = Util.fixNull(value).trim();
        onDrift = given.isEmpty() ? "" : Consequence.byId("onDrift", given).id();
    }

    DriftSettings expand(EnvVars environment) {
        DriftSettings expanded = checked();
        expanded.varFiles(varFiles.stream().map(environment::expand).toList());
        return expanded;
    }

    /**
     * What drift does to the build, whatever the verdict is. A job that looks for drift and could not look at everything is
     * never simply green.
     *
     * @param alarm whether there is drift that raises an alarm
     * @param incomplete whether not every resource was looked at
     */
    Consequence consequence(boolean alarm, boolean incomplete) {
        Consequence standard = asked ? Consequence.UNSTABLE : Consequence.ANNOTATE;
        Consequence set = onDrift.isEmpty() ? standard : Consequence.byId("onDrift", onDrift);
        if (asked && incomplete) {
            return set == Consequence.FAIL ? set : Consequence.UNSTABLE;
        }
        return alarm ? set : Consequence.ANNOTATE;
    }

    private DriftSettings checked() {
        DriftSettings checked = new DriftSettings();
        checked.asked = asked;
        checked.varFiles(varFiles);
        checked.lockTimeout = lockTimeout < 0 ? DEFAULT_LOCK_TIMEOUT : lockTimeout;
        checked.refreshTimeout = refreshTimeout < 1 ? DEFAULT_REFRESH_TIMEOUT : refreshTimeout;
        checked.onDrift = Consequence.isId(onDrift) ? onDrift : "";
        return checked;
    }

    /** What a stored configuration leaves out, or what nobody could have entered, gets its default. */
    private Object readResolve() {
        return checked();
    }
}
