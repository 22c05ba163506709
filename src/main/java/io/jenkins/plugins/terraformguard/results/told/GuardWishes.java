package io.jenkins.plugins.terraformguard.results.told;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import java.io.IOException;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a job wants others to be told of its guards, in the build record: what becomes of a decision later, an approval for
 * instance, is told in the same way. XStream writes the fields.
 */
@Restricted(NoExternalUse.class)
public final class GuardWishes extends InvisibleAction {
    // Replaced and never changed, since the build may be written down at any time.
    private volatile TreeSet<String> withoutChecks = new TreeSet<>();
    private volatile TreeSet<String> described = new TreeSet<>();

    /** Digests of the decisions whose findings stand beside the lines of their files, by ids. */
    private volatile TreeMap<String, String> annotated = new TreeMap<>();

    private GuardWishes() {}

    /**
     * Notes what a guard is to do in this build.
     *
     * @param anew whether that replaces what was noted before; else it is added
     * @param skipChecks publishes no check
     * @param describe says in the description of the build what it came to
     */
    public static void note(Run<?, ?> run, String guard, boolean anew, boolean skipChecks, boolean describe)
            throws IOException {
        synchronized (GuardWishes.class) {
            GuardWishes wishes = run.getAction(GuardWishes.class);
            if (wishes == null && !skipChecks && !describe) {
                return;
            }
            GuardWishes noted = of(run);
            TreeSet<String> nextWithout = set(noted.withoutChecks, guard, anew, skipChecks);
            TreeSet<String> nextDescribed = set(noted.described, guard, anew, describe);
            if (nextWithout.equals(noted.withoutChecks) && nextDescribed.equals(noted.described)) {
                return;
            }
            noted.withoutChecks = nextWithout;
            noted.described = nextDescribed;
        }
        run.save();
    }

    /** Whether a check may be published of a decision. */
    public static boolean publishesCheck(Run<?, ?> run, String id) {
        synchronized (GuardWishes.class) {
            GuardWishes wishes = run.getAction(GuardWishes.class);
            return wishes == null || !wishes.withoutChecks.contains(guard(run, id));
        }
    }

    /** Whether the description of the build shall say what a decision came to. */
    public static boolean describes(Run<?, ?> run, String id) {
        synchronized (GuardWishes.class) {
            GuardWishes wishes = run.getAction(GuardWishes.class);
            return wishes != null && wishes.described.contains(guard(run, id));
        }
    }

    /**
     * Whether the findings of a decision stand beside the lines of their files already: code hosts add what they are sent to
     * what is there.
     *
     * @param digest of the decision document
     */
    public static boolean isAnnotated(Run<?, ?> run, String id, String digest) {
        synchronized (GuardWishes.class) {
            GuardWishes wishes = run.getAction(GuardWishes.class);
            return wishes != null && digest.equals(wishes.annotated.get(id));
        }
    }

    /** Notes that they do. */
    public static void annotated(Run<?, ?> run, String id, String digest) throws IOException {
        synchronized (GuardWishes.class) {
            GuardWishes noted = of(run);
            TreeMap<String, String> next = new TreeMap<>(noted.annotated);
            next.put(id, digest);
            noted.annotated = next;
        }
        run.save();
    }

    private static String guard(Run<?, ?> run, String id) {
        return GuardRunAction.find(run, id).map(GuardSummary::getGuard).orElse(id);
    }

    private static GuardWishes of(Run<?, ?> run) {
        GuardWishes wishes = run.getAction(GuardWishes.class);
        if (wishes == null) {
            wishes = new GuardWishes();
            run.addAction(wishes);
        }
        return wishes;
    }

    private static TreeSet<String> set(TreeSet<String> ids, String id, boolean anew, boolean there) {
        TreeSet<String> next = new TreeSet<>(ids);
        if (there) {
            next.add(id);
        } else if (anew) {
            next.remove(id);
        }
        return next;
    }
}
