package io.jenkins.plugins.terraformguard.engine.fleet;

/**
 * Where a policy bites.
 *
 * @param asked rows whose last plan it was asked about
 * @param hit those of them in which it found something
 * @param findings what it found, all together
 */
public record PolicyReach(String policy, int asked, int hit, int findings) {
    /** Rows in a hundred that it found something in, of those that it was asked about; rounded up, so that a hit is never 0. */
    public int rate() {
        return asked == 0 ? FleetRow.UNKNOWN : Math.toIntExact((100L * hit + asked - 1) / asked);
    }
}
