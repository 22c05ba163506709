package io.jenkins.plugins.terraformguard.engine.zip;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The central directory of a zip archive: the JDK does not say which entries are symbolic links. */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int MAX_COMMENT = 0xffff;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int MAX_DIRECTORY = 64 << 20;
    private static final int UNIX = 3;
    private static final int TYPE = 0170000;
    private static final int SYMBOLIC_LINK = 0120000;

    private ZipDirectory() {}

    /**
     * One entry.
     *
     * @param size unpacked, as the directory says
     * @param mode Unix file mode; 0 if there is none
     */
    record Entry(String name, long compressedSize, long size, int mode) {
        boolean isSymbolicLink() {
            return (mode & TYPE) == SYMBOLIC_LINK;
        }
    }

    /** @throws IOException if it is damaged, of several parts, or in the form for more than 4 GB */
    static List<Entry> read(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            ByteBuffer tail = bytes(in, Math.max(0, in.length() - END_LENGTH - MAX_COMMENT), in.length());
            int end = end(tail);
            if (end < 0) {
                throw damaged(file, "its end is missing");
            }
            int count = tail.getShort(end + 10) & 0xffff;
            long length = tail.getInt(end + 12) & 0xffff_ffffL;
            long offset = tail.getInt(end + 16) & 0xffff_ffffL;
            if (count == 0xffff || length == 0xffff_ffffL || offset == 0xffff_ffffL) {
                throw damaged(file, "it is in the form for more than 4 GB or 65,534 files; unpack it, name the folder");
            }
            if (length > MAX_DIRECTORY || offset + length > in.length()) {
                throw damaged(file, "its list of files is cut off or too long");
            }
            return entries(bytes(in, offset, offset + length), count, file);
        }
    }

    private static List<Entry> entries(ByteBuffer directory, int count, Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + ENTRY_LENGTH > directory.limit() || directory.getInt(at) != ENTRY) {
                throw damaged(file, "its list of files is damaged");
            }
            int nameLength = directory.getShort(at + 28) & 0xffff;
            int next = at
                    + ENTRY_LENGTH
                    + nameLength
                    + (directory.getShort(at + 30) & 0xffff)
                    + (directory.getShort(at + 32) & 0xffff);
            if (next > directory.limit()) {
                throw damaged(file, "its list of files is cut off");
            }
            boolean unix = (directory.get(at + 5) & 0xff) == UNIX;
            entries.add(new Entry(
                    name(directory, at + ENTRY_LENGTH, nameLength, file),
                    directory.getInt(at + 20) & 0xffff_ffffL,
                    directory.getInt(at + 24) & 0xffff_ffffL,
                    unix ? directory.getInt(at + 38) >>> 16 : 0));
            at = next;
        }
        if (at != directory.limit()) {
            throw damaged(file, "its list of files is longer than it says");
        }
        return entries;
    }

    private static String name(ByteBuffer directory, int at, int length, Path file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(directory.slice(at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw damaged(file, "a name in it is not UTF-8");
        }
    }

    /** Where the last record begins, which ends with the file; -1 if there is none. */
    private static int end(ByteBuffer tail) {
        for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_LENGTH + (tail.getShort(at + 20) & 0xffff) == tail.limit()) {
                return at;
            }
        }
        return -1;
    }

    private static ByteBuffer bytes(RandomAccessFile in, long from, long to) throws IOException {
        byte[] bytes = new byte[(int) (to - from)];
        in.seek(from);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static IOException damaged(Path file, String why) {
        return new IOException("The archive '" + file + "' is not read: " + why);
    }
}
