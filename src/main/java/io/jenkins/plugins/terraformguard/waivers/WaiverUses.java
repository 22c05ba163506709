package io.jenkins.plugins.terraformguard.waivers;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedText;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.LastUse;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Notes in which build a waiver was used last, and makes up for what could not be recorded in the trail before. */
@Extension
@Restricted(NoExternalUse.class)
public final class WaiverUses extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(WaiverUses.class.getName());

    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        Object next = run.getParent();
        List<WaiverUse> uses = null;
        while (next instanceof Item item) {
            WaiverStore store = new WaiverStore(item);
            if (store.exists()) {
                uses = uses == null ? uses(run) : uses;
                note(run, item, store, uses);
            }
            next = item.getParent();
        }
    }

    private static void note(Run<?, ?> run, Item item, WaiverStore store, List<WaiverUse> uses) {
        LastUse use = new LastUse(run.getExternalizableId(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
        try {
            if (!uses.isEmpty()) {
                store.change(all -> all.used(waiver -> uses.stream().anyMatch(used -> is(used, waiver)), use));
            }
            WaiverTrail.record(item);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't note which waivers " + run + " has used");
        }
    }

    /** What a decision shows of a waiver is enough to know it again. */
    private static boolean is(WaiverUse use, GrantedWaiver waiver) {
        return use.policy().equals(waiver.policy())
                && use.resources().equals(List.of(waiver.address()))
                && use.expires().equals(waiver.expires().toString())
                && use.owner().equals(GrantedText.owner(waiver));
    }

    private static List<WaiverUse> uses(Run<?, ?> run) {
        List<WaiverUse> uses = new ArrayList<>();
        GuardRunAction action = run.getAction(GuardRunAction.class);
        for (GuardSummary summary : action == null ? List.<GuardSummary>of() : action.getGuards()) {
            try {
                Decision decision = DecisionStore.load(run, summary.getId());
                if (decision != null) {
                    decision.exemptions().waivers().stream()
                            .filter(use -> use.count() > 0 && use.file().endsWith("/" + LayerFiles.GRANTED))
                            .forEach(uses::add);
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Can't tell which waivers " + run + " has used");
            }
        }
        return uses;
    }
}
