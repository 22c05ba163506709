package io.jenkins.plugins.terraformguard.results.told;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Words that documents come to, as many as there is room for. Every step of a build asks for them; a document is read only
 * when it is not the one of before, and one that is not there costs one look. Documents are replaced as a whole, never
 * changed, so that another one can be told from its time, its size and what the file system knows it by.
 */
final class KeptWords {
    private final int most;
    private final Map<Mark, Word> words = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most how many are kept; the one that nobody asked for longest goes first */
    KeptWords(int most) {
        this.most = most;
    }

    /** @param key what the file system knows the file by; null where it knows none by anything but its name */
    private record Mark(Path file, FileTime modified, long size, Object key) {}

    /**
     * What a document says.
     *
     * @param until the last moment at which it says so; {@link Instant#MAX} for ever
     * @param after what it says then
     */
    record Word(String word, Instant until, String after) {
        /** One that time does not change. */
        static Word always(String word) {
            return new Word(word, Instant.MAX, word);
        }

        private String at(Instant now) {
            return now.isAfter(until) ? after : word;
        }
    }

    /** Reads a document. */
    interface Source {
        Word read() throws IOException;
    }

    /**
     * What a document says at a time; empty if there is none.
     *
     * @throws IOException if it can't be read; it is tried again the next time
     */
    String of(Path file, Instant now, Source source) throws IOException {
        Mark mark;
        try {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            mark = new Mark(file, facts.lastModifiedTime(), facts.size(), facts.fileKey());
        } catch (NoSuchFileException e) {
            return "";
        }
        Word word = find(mark);
        if (word == null) {
            // Where the file is replaced meanwhile, what is read is newer than the mark, which then is not asked for
            // again.
            word = source.read();
            keep(mark, word);
        }
        return word.at(now);
    }

    private synchronized Word find(Mark mark) {
        return words.get(mark);
    }

    private synchronized void keep(Mark mark, Word word) {
        words.put(mark, word);
        if (words.size() > most) {
            words.remove(words.keySet().iterator().next());
        }
    }
}
