package io.jenkins.plugins.terraformguard.engine.trail;

/**
 * Where something happened, in the words of whoever told; empty where nobody told.
 *
 * @param job full name of the job
 * @param build number or name of the build
 * @param url of the build
 * @param startedBy who or what started the build
 */
public record Origin(String job, String build, String url, String startedBy) {
    public static final Origin UNKNOWN = new Origin("", "", "", "");

    public Origin {
        TrailLimits.fits(job, "The name of the job");
        TrailLimits.fits(build, "The name of the build");
        TrailLimits.fits(url, "The address of the build");
        TrailLimits.fits(startedBy, "Who started the build");
    }
}
