package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ItemGroup;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.Jenkins;

/** A job to which something happens while its row is made: when its last build is looked up. */
final class Meddler extends FreeStyleProject {
    /** What happens. */
    interface Happening {
        void to(Meddler job) throws Exception;
    }

    private final transient Happening happening;

    private Meddler(ItemGroup<?> parent, String name, Happening happening) {
        super(parent, name);
        this.happening = happening;
    }

    /** A job with the history of another one. */
    static Meddler like(FreeStyleProject other, String name, Happening happening) throws Exception {
        Meddler job = new Meddler(Jenkins.get(), name, happening);
        Path folder = KeptFolder.of(job, "history").path();
        Files.createDirectories(folder);
        // The row is that of a build that is there.
        Files.createDirectories(job.getBuildDir().toPath().resolve("1"));
        Files.copy(KeptFolder.of(other, "history").path().resolve("g.json"), folder.resolve("g.json"));
        Jenkins.get().putItem(job);
        return job;
    }

    @Override
    public FreeStyleBuild getBuildByNumber(int number) {
        try {
            happening.to(this);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return null;
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return Jenkins.get().getDescriptorByType(DescriptorImpl.class);
    }

    @Override
    public synchronized void save() {
        // Nobody loads it again.
    }
}
