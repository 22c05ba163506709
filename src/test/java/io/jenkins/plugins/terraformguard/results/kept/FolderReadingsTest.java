package io.jenkins.plugins.terraformguard.results.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Item;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReadingsTest {
    private static final Instant NOW = Instant.parse("2026-03-14T09:00:00Z");

    @TempDir
    private Path home;

    private final List<String> read = new ArrayList<>();
    private final FolderReadings<String> readings = new FolderReadings<>(
            "drift",
            item -> {
                read.add(item.getName());
                return item.getName();
            },
            Clock.fixed(NOW, ZoneOffset.UTC));

    private Item item(String name) {
        return (Item) Proxy.newProxyInstance(
                Item.class.getClassLoader(),
                new Class<?>[] {Item.class},
                (proxy, method, arguments) -> method.getName().equals("getRootDir")
                        ? home.resolve(name).toFile()
                        : method.getName().equals("getName") ? name : null);
    }

    private void changed(String name, Instant at) throws Exception {
        Path folder = Files.createDirectories(home.resolve(name).resolve("terraform-guard/drift"));
        Files.setLastModifiedTime(folder, FileTime.from(at));
    }

    private List<String> look(Item... items) {
        read.clear();
        return readings.of(List.of(items));
    }

    @Test
    void whatHasNotChangedIsNotReadAgain() throws Exception {
        changed("a", NOW.minusSeconds(100));
        changed("b", NOW.minusSeconds(100));
        Item[] items = {item("a"), item("b"), item("none")};
        assertEquals(List.of("a", "b"), look(items));
        assertEquals(List.of("a", "b"), read);
        assertEquals(List.of("a", "b"), look(items));
        assertEquals(List.of(), read);
        changed("b", NOW.minusSeconds(50));
        assertEquals(List.of("a", "b"), look(items));
        assertEquals(List.of("b"), read);
    }

    @Test
    void whatHasJustChangedMayChangeOnceMore() throws Exception {
        changed("a", NOW.minusSeconds(1));
        look(item("a"));
        assertEquals(List.of("a"), look(item("a")));
        assertEquals(List.of("a"), read);
    }

    @Test
    void whatIsGoneIsForgotten() throws Exception {
        changed("a", NOW.minusSeconds(100));
        look(item("a"));
        assertEquals(List.of(), look());
        assertEquals(List.of("a"), look(item("a")));
        assertEquals(List.of("a"), read, "another job of that name is another job");
    }
}
