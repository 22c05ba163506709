package io.jenkins.plugins.terraformguard.reviewers;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ModelIdentity;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;

/**
 * Where a reviewer's model is, and how it is asked. Plugins may add providers of their own: a subclass with a {@code
 * @DataBoundConstructor}, a {@code config.jelly}, and a descriptor that is an extension. Instances are part of the
 * configuration of Jenkins, so they hold ids of credentials and never a secret.
 *
 * <p>Whatever a model answers is only a witness: its claims are compared with the facts, and all that it can do is to ask for
 * an approval. Around each model stand a circuit breaker, a limit of questions at once and the
 * budgets of folders; a provider need not care for these.
 */
public abstract class ModelProvider extends AbstractDescribableImpl<ModelProvider> implements ExtensionPoint {
    /**
     * Which model is asked. It stands in the record of each review, so it holds no secret.
     *
     * @param endpoint name that the administrator gave it
     */
    public abstract ModelIdentity identity(String endpoint);

    /** Where it is, for administrators; no secret. Empty if there is nothing to say. */
    public String getAddress() {
        return "";
    }

    /**
     * Checks what was entered, before it is saved and before it is used.
     *
     * @throws IllegalArgumentException if it can't be used; the message is for people and holds no secret
     */
    public void check(ModelSettings settings) {
        // Nothing to check, unless a provider knows better.
    }

    /**
     * Opens the model; called once for each review, on the controller. The model is asked by several threads. It has to keep
     * the time limit and the length of the answer that the settings name, give up when its thread is interrupted, and follow
     * no redirect to another host. Failures that are no {@code io.jenkins.plugins.terraformguard.llm.ModelFailure} count
     * towards the circuit breaker.
     *
     * @throws ReviewException if that is not possible, as where a credential is missing; the message is for people and holds
     *     no secret
     */
    public abstract Model open(ModelContext context) throws ReviewException;
}
