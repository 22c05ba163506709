package io.jenkins.plugins.terraformguard.results.api;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.io.IOException;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A decision, byte for byte as it was recorded. */
@Extension
@Restricted(NoExternalUse.class)
public final class DecisionResource implements ApiResource {
    @Override
    public String name() {
        return "decision";
    }

    @Override
    public Set<String> parameters() {
        return Set.of(Named.JOB, Named.BUILD, Named.GUARD);
    }

    @Override
    public ApiReply get(ApiQuery query) throws ApiProblem, IOException {
        Run<?, ?> run = Named.build(query);
        return ApiReply.of(DecisionStore.document(run, Named.guard(query)).orElseThrow(ApiProblem::notFound));
    }
}
