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

    /** Why a provider failed. What other plugins throw may hold anything in its message. */
    static ReviewException reason(RuntimeException e) {
        return new ReviewException(
                e instanceof IllegalArgumentException
                        ? e.getMessage()
                        : Messages.NoModel_broken(e.getClass().getSimpleName()));
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
