package io.jenkins.plugins.terraformguard.results.kept;

import hudson.model.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What was read in the folders of many items, so that looking again costs one look at the time of each folder. Files in these
 * are replaced as a whole, which changes that time.
 *
 * @param <T> what is read in one folder
 */
@Restricted(NoExternalUse.class)
public final class FolderReadings<T> {
    /** A folder that has changed just now may change once more without its time telling. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final String name;
    private final Reader<T> reader;
    private final Clock clock;
    private Map<Path, Read<T>> known = Map.of();

    /** Reads the folder of an item. What can't be read has to be part of the result. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Item item);
    }

    private record Read<T>(FileTime changed, T result) {}

    /** @param name of the folder, see {@link KeptFolder#of} */
    public FolderReadings(String name, Reader<T> reader) {
        this(name, reader, Clock.systemUTC());
    }

    FolderReadings(String name, Reader<T> reader, Clock clock) {
        this.name = name;
        this.reader = reader;
        this.clock = clock;
    }

    /** One result for each of the items that has such a folder. What was known of other items is forgotten. */
    public synchronized List<T> of(Iterable<? extends Item> items) {
        Map<Path, Read<T>> next = new HashMap<>();
        List<T> results = new ArrayList<>();
        FileTime fresh = FileTime.from(clock.instant().minus(FRESH));
        for (Item item : items) {
            Path folder = KeptFolder.of(item, name).path();
            FileTime changed = changed(folder);
            if (changed == null) {
                continue;
            }
            Read<T> before = known.get(folder);
            boolean current = before != null && before.changed().equals(changed);
            Read<T> now = current ? before : new Read<>(changed, reader.read(item));
            results.add(now.result());
            if (changed.compareTo(fresh) < 0) {
                next.put(folder, now);
            }
        }
        known = next;
        return results;
    }

    private static FileTime changed(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            // Most jobs have none.
            return null;
        }
    }
}
