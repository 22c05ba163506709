package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.impact.RowSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.util.List;
import java.util.stream.Stream;

/** The tables that come with an engine, over which layers are laid: those of this engine, or archived ones of another. */
public abstract sealed class ImpactTables permits BundledImpact, ArchivedImpact {
    ImpactTables() {}

    /** Those of this engine. */
    public static ImpactTables ofEngine() {
        return BundledImpact.INSTANCE;
    }

    /**
     * Reads those of another engine, as carefully as what a layer says.
     *
     * @param files as {@link #files()} names them; each is one of rows but for that with the settings of the risk
     * @throws PolicyException if anything in them is wrong
     */
    public static ImpactTables of(List<PolicyFile> files) throws PolicyException {
        return ArchivedImpact.read(files);
    }

    /** The files of this engine. */
    public static List<PolicyFile> files() {
        return Stream.concat(BundledImpact.names().stream(), Stream.of(ImpactFile.RISK))
                .map(BundledImpact::file)
                .toList();
    }

    /** The rows for one evaluation. */
    abstract RowSource rows() throws PolicyException;

    /** The ids of all rows. */
    abstract List<String> ids();

    /** Settings of the risk to lay others over. */
    abstract RiskBinder risk() throws PolicyException;
}
