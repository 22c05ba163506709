package io.jenkins.plugins.terraformguard.llm;

import java.util.ArrayList;
import java.util.List;

/** A budget that remembers what it was told. */
final class CountedBudget implements TokenBudget {
    final List<String> told = new ArrayList<>();
    long left = Long.MAX_VALUE;

    @Override
    public synchronized boolean reserve(int tokens) {
        told.add("reserve " + tokens);
        if (tokens > left) {
            return false;
        }
        left -= tokens;
        return true;
    }

    @Override
    public synchronized void settle(int reserved, int used) {
        told.add("settle " + reserved + " " + used);
        left += reserved - used;
    }
}
