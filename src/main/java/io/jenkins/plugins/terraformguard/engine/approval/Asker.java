package io.jenkins.plugins.terraformguard.engine.approval;

/**
 * The build that asks.
 *
 * @param job full name of the job
 * @param build number of the build
 * @param url its address, or empty
 * @param startedBy who or what started it
 */
public record Asker(String job, String build, String url, String startedBy) {
    public static final Asker UNKNOWN = new Asker("", "", "", "");

    /** The build in a few words. */
    public String text() {
        return job + " #" + build;
    }
}
