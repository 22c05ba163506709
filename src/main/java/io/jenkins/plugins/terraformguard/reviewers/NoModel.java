package io.jenkins.plugins.terraformguard.reviewers;

import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import io.jenkins.plugins.terraformguard.engine.review.ModelIdentity;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;

/**
 * Stands where a model could not be opened, so that the record says why.
 *
 * @param identity which one it would have been
 * @param why there is none
 */
record NoModel(ModelIdentity identity, ReviewException why) implements Model {
    @Override
    public ModelAnswer answer(Question question) throws ReviewException {
        throw why;
    }

    /** Why a provider failed. What other plugins and libraries throw may hold anything in its message, a key as well. */
    static ReviewException reason(Throwable e) {
        return new ReviewException(Messages.NoModel_broken(e.getClass().getSimpleName()));
    }

    /** Why what was entered can't be used; only checks of it say that in words for people. */
    static ReviewException misused(RuntimeException e) {
        return e instanceof IllegalArgumentException ? new ReviewException(e.getMessage()) : reason(e);
    }

    /** Which model an endpoint would be, as far as that can be told. */
    static ModelIdentity identity(ModelEndpoint endpoint) {
        try {
            return endpoint.getProvider().identity(endpoint.getName());
        } catch (RuntimeException e) {
            return new ModelIdentity(endpoint.getName(), "unknown", "");
        }
    }
}
