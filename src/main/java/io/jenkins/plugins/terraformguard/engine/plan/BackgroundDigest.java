package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.Closeable;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * SHA-256 of a stream on a thread of its own, beside the reading: where the processor has no instructions for it, it
 * costs half as much as the reading itself. Small plans need no thread.
 */
final class BackgroundDigest implements Closeable {
    private static final int BLOCK = 512 * 1024;
    private static final int BLOCKS = 3;

    private final MessageDigest digest = Sha256.start();
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
    private byte[] current = new byte[BLOCK];
    private int length;
    private Thread worker;

    /** Bytes on their way; without bytes it is the end. */
    private record Block(byte[] bytes, int length) {}

    void update(byte[] bytes, int offset, int count) {
        int at = offset;
        int end = offset + count;
        while (at < end) {
            int part = Math.min(end - at, BLOCK - length);
            System.arraycopy(bytes, at, current, length, part);
            length += part;
            at += part;
            if (length == BLOCK) {
                handOver();
            }
        }
    }

    /** The digest as lower-case hex, once nothing more comes. */
    String finish() {
        if (worker != null) {
            put(full, new Block(null, 0));
            join();
        }
        digest.update(current, 0, length);
        return Sha256.finish(digest);
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.interrupt();
            join();
        }
    }

    private void handOver() {
        if (worker == null) {
            for (int i = 1; i < BLOCKS; i++) {
                empty.add(new Block(new byte[BLOCK], 0));
            }
            worker = new Thread(this::work, "terraform-guard-digest");
            worker.setDaemon(true);
            worker.start();
        }
        put(full, new Block(current, length));
        current = take(empty).bytes();
        length = 0;
    }

    private void work() {
        try {
            for (Block block = full.take(); block.bytes() != null; block = full.take()) {
                digest.update(block.bytes(), 0, block.length());
                empty.put(block);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void put(BlockingQueue<Block> queue, Block block) {
        try {
            queue.put(block);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static Block take(BlockingQueue<Block> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void join() {
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("Interrupted while reading");
    }
}
