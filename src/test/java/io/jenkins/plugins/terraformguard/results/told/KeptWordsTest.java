package io.jenkins.plugins.terraformguard.results.told;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words of documents that every step asks for, and that few steps change. */
class KeptWordsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path folder;

    private final AtomicInteger reads = new AtomicInteger();

    private String ask(KeptWords words, String name) throws IOException {
        Path file = folder.resolve(name);
        return words.of(file, NOW, () -> {
            reads.incrementAndGet();
            return KeptWords.Word.always(Files.readString(file));
        });
    }

    private void put(String name, String text) throws IOException {
        KeptFile.replace(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDocumentIsReadOnceAndAgainWhenItIsAnotherOne() throws Exception {
        KeptWords words = new KeptWords(10);
        assertEquals("", ask(words, "gate.json"));
        assertEquals(0, reads.get(), "what is not there is not opened");
        for (String said : new String[] {"no!", "yes", "may"}) {
            put("gate.json", said); // Of the same length, and perhaps at the same moment.
            assertEquals(said, ask(words, "gate.json"));
            assertEquals(said, ask(words, "gate.json"));
        }
        assertEquals(3, reads.get());
        Files.delete(folder.resolve("gate.json"));
        assertEquals("", ask(words, "gate.json"));
    }

    @Test
    void whatNobodyAskedForLongestGoesFirst() throws Exception {
        KeptWords words = new KeptWords(2);
        for (String name : new String[] {"a", "b", "c"}) {
            put(name, name);
        }
        for (String name : new String[] {"a", "b", "a", "c", "a"}) {
            assertEquals(name, ask(words, name));
        }
        assertEquals(3, reads.get());
        ask(words, "b");
        assertEquals(4, reads.get(), "there was no room for it");
    }

    @Test
    void whatCantBeReadIsTriedAgain() throws Exception {
        KeptWords words = new KeptWords(2);
        put("a", "a");
        assertThrows(
                IOException.class,
                () -> words.of(folder.resolve("a"), NOW, () -> {
                    throw new IOException("damaged");
                }));
        assertEquals("a", ask(words, "a"));
    }

    @Test
    void timeAloneMayChangeAWord() throws Exception {
        KeptWords words = new KeptWords(2);
        put("a", "a");
        KeptWords.Word word = new KeptWords.Word("pending", NOW, "expired");
        Path file = folder.resolve("a");
        assertEquals("pending", words.of(file, NOW, () -> word));
        assertEquals("expired", words.of(file, NOW.plusSeconds(1), () -> {
            throw new IOException("it was read");
        }));
    }
}
