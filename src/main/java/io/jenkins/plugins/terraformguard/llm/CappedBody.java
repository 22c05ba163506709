package io.jenkins.plugins.terraformguard.llm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects the body of an answer up to a number of bytes. What comes after is not read: the connection is given up. */
final class CappedBody implements BodySubscriber<byte[]> {
    private final int max;
    private final boolean cut;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.Subscription subscription;
    private boolean full;

    /** @param cut whether a longer one is cut off there; otherwise it is an error */
    CappedBody(int max, boolean cut) {
        this.max = max;
        this.cut = cut;
    }

    /** The body is longer than it may be. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int room = max - collected.size();
            byte[] bytes = new byte[Math.min(room, buffer.remaining())];
            boolean more = buffer.remaining() > room;
            buffer.get(bytes);
            collected.writeBytes(bytes);
            if (more && !full) {
                full = true;
                subscription.cancel();
                if (cut) {
                    body.complete(collected.toByteArray());
                } else {
                    body.completeExceptionally(new TooLarge());
                }
            }
        }
    }

    @Override
    public void onError(Throwable error) {
        body.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        body.complete(collected.toByteArray());
    }
}
