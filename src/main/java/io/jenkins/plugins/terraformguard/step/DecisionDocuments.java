package io.jenkins.plugins.terraformguard.step;

import hudson.AbortException;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionLimits;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Grounds;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.VerdictRule;
import io.jenkins.plugins.terraformguard.engine.review.FactPool;
import io.jenkins.plugins.terraformguard.engine.review.FactPoolDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * The decisions on the plans of one file on their way from the agent to the controller, each followed by what reviewers can
 * be told of its plan. How many there may be, and how large all of them together, does not depend on what a job sets.
 */
final class DecisionDocuments {
    /** Plans of one file. */
    static final int MAX_PLANS = 1000;

    /** What stands in the place of the facts of a plan that nobody is going to review. */
    private static final byte[] NO_FACTS = {};

    private DecisionDocuments() {}

    /** The documents, or null if they are more or larger than the controller takes. */
    static byte[][] write(List<Judged> judged) {
        if (judged.size() > MAX_PLANS) {
            return null;
        }
        byte[][] documents = new byte[judged.size() * 2][];
        long bytes = 0;
        for (int i = 0; i < documents.length; i += 2) {
            Judged one = judged.get(i / 2);
            documents[i] = DecisionWriter.write(one.decision());
            bytes += documents[i].length;
            if (bytes > DecisionLimits.DOCUMENT_BYTES) {
                return null;
            }
            documents[i + 1] = i / 2 < ReviewStage.MAX_PLANS ? FactPoolDocument.write(one.facts()) : NO_FACTS;
        }
        return documents;
    }

    /**
     * Reads them as a stranger's.
     *
     * @param id of the guard, from which the ids of all of them follow
     * @param origin what the agent was told of the build, which is what it has to say
     * @throws AbortException if they are not what was asked for
     */
    static List<Judged> read(byte[][] documents, String id, Provenance origin) throws AbortException {
        if (documents == null
                || documents.length < 2
                || documents.length % 2 != 0
                || documents.length > 2 * MAX_PLANS) {
            throw unreadable("number of plans");
        }
        List<Judged> judged = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < documents.length; i += 2) {
            byte[] document = documents[i];
            bytes += document == null ? 0 : document.length;
            if (document == null || bytes > DecisionLimits.DOCUMENT_BYTES) {
                throw unreadable("size");
            }
            Decision decision = read(document, GuardRequest.partId(id, judged.size() + 1), origin);
            if (i / 2 >= ReviewStage.MAX_PLANS && documents[i + 1] != null && documents[i + 1].length > 0) {
                throw unreadable("facts");
            }
            judged.add(new Judged(decision, facts(documents[i + 1])));
        }
        return judged;
    }

    private static FactPool facts(byte[] document) throws AbortException {
        if (document == null) {
            throw unreadable("facts");
        }
        try {
            return document.length == 0 ? FactPool.NONE : FactPoolDocument.read(document);
        } catch (DecisionFormatException e) {
            throw unreadable(e.getMessage());
        }
    }

    private static Decision read(byte[] document, String id, Provenance origin) throws AbortException {
        try {
            Decision decision = DecisionReader.read(document);
            if (!decision.id().equals(id)) {
                throw unreadable("id");
            }
            if (isReviewed(decision.grounds())) {
                throw unreadable("review");
            }
            if (!RunOrigin.isKept(origin, decision.grounds().provenance())) {
                throw unreadable("provenance");
            }
            return decision;
        } catch (DecisionFormatException e) {
            throw unreadable(e.getMessage());
        }
    }

    /** What reviewers said is not up to the agent. */
    private static boolean isReviewed(Grounds grounds) {
        return !grounds.review().equals(ReviewSummary.NONE)
                || grounds.rules().stream().anyMatch(rule -> rule.rule().equals(VerdictRule.REVIEW));
    }

    private static AbortException unreadable(String what) {
        return new AbortException(Messages.GuardRunner_unreadable(what));
    }
}
