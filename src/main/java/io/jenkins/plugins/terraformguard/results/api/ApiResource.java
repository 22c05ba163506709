package io.jenkins.plugins.terraformguard.results.api;

import hudson.ExtensionPoint;
import java.io.IOException;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Something that programs may ask for, with GET. {@code docs/openapi.yaml} describes each. */
@Restricted(NoExternalUse.class)
public interface ApiResource extends ExtensionPoint {
    /** Its part of the address: small letters. */
    String name();

    /** Names of the parameters that it knows. */
    Set<String> parameters();

    /**
     * Answers whoever is asking now; what may not be read is not there for him.
     *
     * @throws ApiProblem if there is no answer
     * @throws IOException if what is kept can't be read
     */
    ApiReply get(ApiQuery query) throws ApiProblem, IOException;
}
