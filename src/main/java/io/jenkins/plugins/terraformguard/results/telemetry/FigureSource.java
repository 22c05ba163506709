package io.jenkins.plugins.terraformguard.results.telemetry;

import hudson.ExtensionPoint;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A room that knows some of the figures. It is asked once a minute and by the system, where anybody measures at all. */
@Restricted(NoExternalUse.class)
public interface FigureSource extends ExtensionPoint {
    /** Which ones it knows. */
    Set<Figure> figures();

    /**
     * How they stand.
     *
     * @return one that is not known now is left out: nobody takes it for a 0
     * @throws IOException if none is known
     */
    Map<Figure, Long> now() throws IOException;
}
