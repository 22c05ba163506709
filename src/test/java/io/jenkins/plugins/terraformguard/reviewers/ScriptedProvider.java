package io.jenkins.plugins.terraformguard.reviewers;

import hudson.model.Descriptor;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import io.jenkins.plugins.terraformguard.engine.review.ModelIdentity;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A provider as another plugin would have it. */
public final class ScriptedProvider extends ModelProvider {
    static final AtomicInteger ASKED = new AtomicInteger();

    private final String script;

    /** @param script {@code answer}, {@code refuse}, {@code throw} or {@code closed} */
    @DataBoundConstructor
    public ScriptedProvider(String script) {
        this.script = script;
    }

    public String getScript() {
        return script;
    }

    @Override
    public ModelIdentity identity(String endpoint) {
        return new ModelIdentity(endpoint, "scripted", script);
    }

    @Override
    public Model open(ModelContext context) throws ReviewException {
        if (script.equals("closed")) {
            throw new IllegalStateException("sk-planted-key");
        }
        return new Scripted(identity(context.settings().name()));
    }

    private record Scripted(ModelIdentity identity) implements Model {
        @Override
        public ModelAnswer answer(Question question) throws ReviewException {
            ASKED.incrementAndGet();
            return switch (identity.model()) {
                case "refuse" -> throw new ReviewException("It does not want to <img src=x onerror=alert(1)>");
                case "throw" -> throw new IllegalStateException("sk-planted-key");
                default -> new ModelAnswer(Answers.REVIEW, "scripted-2", 900, 100, 1, false);
            };
        }
    }

    /** Describes the provider. */
    @Symbol("scripted")
    public static final class DescriptorImpl extends Descriptor<ModelProvider> {
        @Override
        public String getDisplayName() {
            return "Scripted";
        }
    }
}
