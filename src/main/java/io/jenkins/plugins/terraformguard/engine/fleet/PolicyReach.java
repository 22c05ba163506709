package io.jenkins.plugins.terraformguard.engine.fleet;

import io.jenkins.plugins.terraformguard.engine.history.Share;

/**
 * Where a policy bites.
 *
 * @param asked rows whose last plan it was asked about
 * @param hit those of them in which it found something
 * @param findings what it found, all together
 */
public record PolicyReach(String policy, int asked, int hit, int findings) {
    /** Rows in a hundred that it found something in, of those that it was asked about. */
    public int rate() {
        return asked == 0 ? FleetRow.UNKNOWN : Share.percent(hit, asked);
    }
}
