package io.jenkins.plugins.terraformguard.integration;

import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.results.told.GuardField;
import java.util.List;
import org.jenkinsci.plugins.tokenmacro.DataBoundTokenMacro;
import org.jenkinsci.plugins.tokenmacro.MacroEvaluationException;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What guards came to, for mails and all else that knows macros: {@code ${TERRAFORM_GUARD, id="network", field="critical"}}. */
@OptionalExtension(requirePlugins = "token-macro")
@Restricted(NoExternalUse.class)
public final class GuardMacro extends DataBoundTokenMacro {
    static final String NAME = "TERRAFORM_GUARD";

    /** The guard; all of the build where it is not given. */
    @Parameter
    public String id = "";

    /** Which fact, see {@link GuardField}. */
    @Parameter
    public String field = "verdict";

    @Override
    public boolean acceptsMacroName(String macroName) {
        return NAME.equals(macroName);
    }

    @Override
    public List<String> getAcceptedMacroNames() {
        return List.of(NAME);
    }

    @Override
    public String evaluate(AbstractBuild<?, ?> build, TaskListener listener, String macroName)
            throws MacroEvaluationException {
        return evaluate(build, null, listener, macroName);
    }

    @Override
    public String evaluate(Run<?, ?> run, FilePath workspace, TaskListener listener, String macroName)
            throws MacroEvaluationException {
        GuardField asked = GuardField.byId(field)
                .orElseThrow(() -> new MacroEvaluationException(Messages.GuardMacro_unknown(field, GuardField.ids())));
        return id.isEmpty() ? asked.ofAll(run) : asked.of(run, id);
    }
}
