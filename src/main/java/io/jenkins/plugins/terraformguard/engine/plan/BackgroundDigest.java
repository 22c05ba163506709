package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.Closeable;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * The digests of a stream, made on a thread of their own beside the reading: where the processor has no instructions for
 * SHA-256, that costs half as much as the reading itself, and more than the second of two readings. So the digest begins
 * beside the first, which does not wait for more of it than an equal share. Small plans need no thread.
 */
final class BackgroundDigest implements Closeable {
    private static final int BLOCK = 512 * 1024;
    private static final int BLOCKS = 3;

    private final PartialDigest digest;
    private final StreamCheck check;
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
    private byte[] current = new byte[BLOCK];
    private int length;
    private Thread worker;

    /** Makes the check and as much of the digest as it is asked for. */
    BackgroundDigest(PartialDigest digest, StreamCheck check) {
        this.digest = digest;
        this.check = check;
    }

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

    /** Ends both, once nothing more comes. */
    void finish() {
        if (worker != null) {
            put(full, new Block(null, 0));
            join();
        }
        take(current, length);
    }

    private void take(byte[] bytes, int count) {
        check.update(bytes, 0, count);
        digest.update(bytes, count);
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
                take(block.bytes(), block.length());
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
