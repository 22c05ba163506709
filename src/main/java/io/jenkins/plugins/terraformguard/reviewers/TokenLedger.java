package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.terraformguard.llm.TokenBudget;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How many tokens the jobs of each folder used in a month of the calendar, in UTC. What is reserved counts as used from then
 * on, so a controller that stops in the middle of a question has counted too much rather than too little. While the file can't
 * be read, nobody is asked.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class TokenLedger extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(TokenLedger.class.getName());

    private final Clock clock;

    public TokenLedger() {
        this(Clock.systemUTC());
    }

    TokenLedger(Clock clock) {
        this.clock = clock;
    }

    static TokenLedger get() {
        return ExtensionList.lookupSingleton(TokenLedger.class);
    }

    /**
     * Tokens used this month, by the full name of the folder.
     *
     * @throws IOException if that is not known; the message names the file and the remedy
     */
    synchronized SortedMap<String, Integer> used() throws IOException {
        return file(month()).read();
    }

    /**
     * The budget of one review, which is that of the month in which it began.
     *
     * @param limits by full name of the folder; 0 where only counting is wanted
     */
    TokenBudget budget(Map<String, Integer> limits) {
        return new Budget(month(), Map.copyOf(limits));
    }

    private YearMonth month() {
        return YearMonth.now(clock);
    }

    private static LedgerFile file(YearMonth month) {
        return new LedgerFile(Jenkins.get().getRootDir().toPath(), month);
    }

    private final class Budget implements TokenBudget {
        private final YearMonth month;
        private final Map<String, Integer> limits;

        Budget(YearMonth month, Map<String, Integer> limits) {
            this.month = month;
            this.limits = limits;
        }

        @Override
        public boolean reserve(int tokens) {
            synchronized (TokenLedger.this) {
                try {
                    TreeMap<String, Integer> used = file(month).read();
                    boolean fits = limits.entrySet().stream()
                            .allMatch(limit -> limit.getValue() == 0
                                    || (long) used.getOrDefault(limit.getKey(), 0) + tokens <= limit.getValue());
                    if (fits) {
                        add(used, tokens);
                    }
                    return fits;
                } catch (IOException e) {
                    LOGGER.log(Level.WARNING, "No reviewer is asked: what folders used is not known", e);
                    return false;
                }
            }
        }

        @Override
        public void settle(int reserved, int used) {
            synchronized (TokenLedger.this) {
                try {
                    add(file(month).read(), (long) used - reserved);
                } catch (IOException e) {
                    LOGGER.log(Level.WARNING, "Tokens that were used could not be written down", e);
                }
            }
        }

        private void add(TreeMap<String, Integer> used, long tokens) throws IOException {
            for (String folder : limits.keySet()) {
                long sum = used.getOrDefault(folder, 0) + tokens;
                used.put(folder, (int) Math.max(0, Math.min(Integer.MAX_VALUE, sum)));
            }
            file(month).write(used);
        }
    }

    /** A folder takes along what it used. */
    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        synchronized (this) {
            try {
                LedgerFile file = file(month());
                TreeMap<String, Integer> used = file.read();
                Integer moved = used.remove(oldFullName);
                if (moved != null) {
                    used.merge(
                            newFullName, moved, (one, other) -> (int) Math.min(Integer.MAX_VALUE, (long) one + other));
                    file.write(used);
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Tokens of " + oldFullName + " could not be moved along");
            }
        }
    }
}
