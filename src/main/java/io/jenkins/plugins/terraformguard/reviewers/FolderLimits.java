package io.jenkins.plugins.terraformguard.reviewers;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import jenkins.model.Jenkins;

/**
 * Whose tokens a job uses: those of its own folder and of each folder above that has a limit. All of the limits hold, so
 * nobody who may configure a folder can allow it more than an administrator does.
 */
final class FolderLimits {
    private FolderLimits() {}

    /**
     * The limits that hold for a job, by the full name of the folder, which is empty for Jenkins itself; 0 where only counting
     * is wanted.
     *
     * @param usual what a job's own folder may use; 0 for no limit
     */
    static SortedMap<String, Integer> of(Job<?, ?> job, int usual) {
        TreeMap<String, Integer> limits = new TreeMap<>();
        ItemGroup<?> own = job.getParent();
        limits.put(own.getFullName(), lower(usual, own instanceof Item folder ? FolderTokens.of(folder) : 0));
        ItemGroup<?> next = own;
        while (next instanceof Item folder) {
            int limit = FolderTokens.of(folder);
            if (limit > 0) {
                limits.putIfAbsent(folder.getFullName(), limit);
            }
            next = folder.getParent();
        }
        return Collections.unmodifiableSortedMap(limits);
    }

    /** The limit that holds for a folder as far as it is known; 0 for none. */
    static int of(String folder, int usual) {
        Item item = folder.isEmpty() ? null : Jenkins.get().getItemByFullName(folder);
        return lower(usual, item == null ? 0 : FolderTokens.of(item));
    }

    private static int lower(int usual, int own) {
        return usual == 0 ? own : own == 0 ? usual : Math.min(usual, own);
    }
}
