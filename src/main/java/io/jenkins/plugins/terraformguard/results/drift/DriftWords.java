package io.jenkins.plugins.terraformguard.results.drift;

import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.life.Remedy;
import io.jenkins.plugins.terraformguard.engine.report.DriftText;

/** Names that people read, for names that programs read. */
final class DriftWords {
    private DriftWords() {}

    /** One of {@link DriftQuery#STATES}. */
    static String state(String id) {
        return switch (id) {
            case DriftQuery.ALARM -> Messages.DriftWords_alarm();
            case DriftQuery.FLAPPING -> Messages.DriftWords_flapping();
            case "acknowledged" -> Messages.DriftWords_acknowledged();
            case "remedied" -> Messages.DriftWords_remedied();
            default -> Messages.DriftWords_open();
        };
    }

    static String driftClass(String id) {
        DriftClass known = DriftClass.byId(id);
        return DriftText.name(known == null ? DriftClass.UNDETERMINED : known);
    }

    static String remedy(Remedy remedy) {
        return switch (remedy) {
            case APPLY -> Messages.DriftWords_apply();
            case ACCEPTANCE -> Messages.DriftWords_acceptance();
            case ITSELF -> Messages.DriftWords_itself();
            case SUPERSEDED -> Messages.DriftWords_superseded();
            case UNKNOWN -> Messages.DriftWords_unknown();
        };
    }
}
