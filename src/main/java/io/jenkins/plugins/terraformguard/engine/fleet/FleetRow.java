package io.jenkins.plugins.terraformguard.engine.fleet;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.history.Course;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How one guard of one job stands after its last build that is still there, in numbers.
 *
 * @param key job and guard
 * @param build number of the last build
 * @param at when its decision was recorded
 * @param course what became of that decision
 * @param found what it found
 * @param risk score of the risk from 0 to 100, or {@link #UNKNOWN}
 * @param drift how it stands with drift
 * @param waivers those that exempt findings and end, the next to end first; at most {@link #MAX_WAIVERS}
 * @param providers sources of the providers that the plan uses
 * @param regions regions that the plan names
 * @param hits policies that found something, by id
 * @param asked policies that were asked, in their order
 * @param remedySeconds how long violations and drifts were there that came to an end, as the trends of the guard say it: of each
 *     plan that saw the end of any the mean, of these plans the median; or {@link #UNKNOWN}
 * @param leadSeconds from the first plan of a change until it was let through, the median; or {@link #UNKNOWN}
 * @param score from 0 to 100, see {@link ComplianceScore}
 */
public record FleetRow(
        FleetKey key,
        int build,
        Instant at,
        Verdict verdict,
        Course course,
        Found found,
        int risk,
        Drifting drift,
        List<Lapse> waivers,
        List<String> providers,
        List<String> regions,
        List<PolicyHit> hits,
        List<String> asked,
        int remedySeconds,
        int leadSeconds,
        int score) {
    /** A number that is not known. */
    public static final int UNKNOWN = Entry.UNKNOWN;

    public static final int MAX_WAIVERS = 100;

    /** A waiver that ends within this time is worth a look. */
    public static final Duration SOON = Duration.ofDays(30);

    public FleetRow {
        waivers = List.copyOf(waivers);
        providers = List.copyOf(providers);
        regions = List.copyOf(regions);
        hits = List.copyOf(hits);
        asked = List.copyOf(asked);
    }

    public String job() {
        return key.job();
    }

    public String guard() {
        return key.guard();
    }

    /** Full name of the folder that holds the job; empty where it is in none. */
    public String folder() {
        return job().substring(0, Math.max(0, job().lastIndexOf('/')));
    }

    /** Whether the job is in a folder, or in one inside it. */
    public boolean isIn(String folder) {
        return folder.isEmpty()
                || job().length() > folder.length() && job().startsWith(folder) && job().charAt(folder.length()) == '/';
    }

    /** Since when somebody is asked who has not answered; null where nobody is. */
    public Instant waitingSince() {
        return course.approval().equals(Course.PENDING) ? course.asked() : null;
    }

    /** Whether somebody is asked who has not answered. */
    public boolean isWaiting() {
        return course.approval().equals(Course.PENDING);
    }

    public boolean isRefused() {
        return course.gate().equals(Course.REFUSED);
    }

    /** Waivers that end soon, or have ended since the last build. */
    public int lapsing(Instant now) {
        Instant soon = now.plus(SOON);
        int count = 0;
        for (Lapse waiver : waivers) {
            count += waiver.at().isAfter(soon) ? 0 : 1;
        }
        return count;
    }

    /** Whether a policy found something. */
    public boolean isHit(String policy) {
        for (PolicyHit hit : hits) {
            if (hit.policy().equals(policy)) {
                return true;
            }
        }
        return false;
    }

    /** The same under another name. */
    public FleetRow named(String job) {
        return with(new FleetKey(job, guard()), asked);
    }

    /** The same with a list of policies that is equal, and is shared. */
    FleetRow sharing(List<String> shared) {
        return with(key, shared);
    }

    private FleetRow with(FleetKey otherKey, List<String> otherAsked) {
        return new FleetRow(
                otherKey,
                build,
                at,
                verdict,
                course,
                found,
                risk,
                drift,
                waivers,
                providers,
                regions,
                hits,
                otherAsked,
                remedySeconds,
                leadSeconds,
                score);
    }
}
