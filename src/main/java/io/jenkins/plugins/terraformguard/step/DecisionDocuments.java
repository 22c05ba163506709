package io.jenkins.plugins.terraformguard.step;

import hudson.AbortException;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionLimits;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import java.util.ArrayList;
import java.util.List;

/**
 * The decisions on the plans of one file on their way from the agent to the controller. How many there may be, and how
 * large all of them together, does not depend on what a job sets.
 */
final class DecisionDocuments {
    /** Plans of one file. */
    static final int MAX_PLANS = 1000;

    private DecisionDocuments() {}

    /** The documents, or null if they are more or larger than the controller takes. */
    static byte[][] write(List<Decision> decisions) {
        if (decisions.size() > MAX_PLANS) {
            return null;
        }
        byte[][] documents = new byte[decisions.size()][];
        long bytes = 0;
        for (int i = 0; i < documents.length; i++) {
            documents[i] = DecisionWriter.write(decisions.get(i));
            bytes += documents[i].length;
            if (bytes > DecisionLimits.DOCUMENT_BYTES) {
                return null;
            }
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
    static List<Decision> read(byte[][] documents, String id, Provenance origin) throws AbortException {
        if (documents == null || documents.length < 1 || documents.length > MAX_PLANS) {
            throw unreadable("number of plans");
        }
        List<Decision> decisions = new ArrayList<>();
        long bytes = 0;
        for (byte[] document : documents) {
            bytes += document == null ? 0 : document.length;
            if (document == null || bytes > DecisionLimits.DOCUMENT_BYTES) {
                throw unreadable("size");
            }
            decisions.add(read(document, GuardRequest.partId(id, decisions.size() + 1), origin));
        }
        return decisions;
    }

    private static Decision read(byte[] document, String id, Provenance origin) throws AbortException {
        try {
            Decision decision = DecisionReader.read(document);
            if (!decision.id().equals(id)) {
                throw unreadable("id");
            }
            if (!RunOrigin.isKept(origin, decision.grounds().provenance())) {
                throw unreadable("provenance");
            }
            return decision;
        } catch (DecisionFormatException e) {
            throw unreadable(e.getMessage());
        }
    }

    private static AbortException unreadable(String what) {
        return new AbortException(Messages.GuardRunner_unreadable(what));
    }
}
