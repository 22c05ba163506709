package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What may have been made of a finding: the words that pages and programs pick findings by. */
@Restricted(NoExternalUse.class)
public final class FindingFilter {
    /** The words, in the order of a list to choose from. */
    public static final List<String> STATES = FindingQuery.STATES;

    private FindingFilter() {}

    /** The word for a finding. */
    public static String state(Finding finding) {
        return FindingQuery.state(finding);
    }
}
