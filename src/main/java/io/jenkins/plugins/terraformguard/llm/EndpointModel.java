package io.jenkins.plugins.terraformguard.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import io.jenkins.plugins.terraformguard.engine.review.ModelIdentity;
import io.jenkins.plugins.terraformguard.engine.review.Question;

/** A model at an endpoint: each question is asked once, and either answered whole or not at all. */
final class EndpointModel implements Model {
    private static final int MAX_NAME = 200;

    private final EndpointSettings settings;
    private final ChatModel fixed;
    private final ChatModel free;
    private final Faults faults;
    /** Whether it let us not set the temperature. */
    private volatile boolean refused;

    EndpointModel(EndpointSettings settings, HttpClientBuilder http, Faults faults) {
        this.settings = settings;
        this.fixed = OwnLoader.with(() -> ChatModels.of(settings, http, true));
        this.free = OwnLoader.with(() -> ChatModels.of(settings, http, false));
        this.faults = faults;
    }

    @Override
    public ModelAnswer answer(Question question) throws ModelFailure, InterruptedException {
        ChatRequest request = OwnLoader.with(() -> ChatModels.request(settings, question));
        try {
            return read(refused ? ask(free, request) : askFixed(request));
        } catch (Carrier e) {
            throw e.unpacked();
        }
    }

    private ChatResponse askFixed(ChatRequest request) throws ModelFailure {
        try {
            return ask(fixed, request);
        } catch (Carrier e) {
            if (!e.temperature()) {
                throw e;
            }
            refused = true;
            return ask(free, request);
        }
    }

    private ChatResponse ask(ChatModel chat, ChatRequest request) throws ModelFailure {
        try {
            return OwnLoader.with(() -> chat.chat(request));
        } catch (Carrier e) {
            throw e;
        } catch (RuntimeException e) {
            // Its message may hold a part of the answer, so nothing of it is kept.
            throw faults.malformed("answered something that the protocol '" + settings.provider() + "' does not know");
        }
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity(settings.name(), settings.provider(), settings.model());
    }

    @Override
    public String cacheKey(String promptDigest, String dataDigest) {
        return Sha256.hex(String.join(
                "\n",
                settings.provider(),
                settings.url().toString(),
                settings.model(),
                Integer.toString(settings.maxOutputTokens()),
                promptDigest,
                dataDigest));
    }

    private ModelAnswer read(ChatResponse response) throws ModelFailure {
        FinishReason reason = response.finishReason();
        if (reason == FinishReason.LENGTH) {
            throw faults.malformed("stopped in the middle of its answer; allow it more than "
                    + settings.maxOutputTokens() + " tokens");
        }
        if (reason == FinishReason.CONTENT_FILTER) {
            throw faults.malformed("withheld its answer by a content filter");
        }
        String text = response.aiMessage().text();
        if (text == null || text.isBlank()) {
            throw faults.malformed("answered nothing");
        }
        TokenUsage usage = response.tokenUsage();
        return new ModelAnswer(
                text,
                name(response.modelName()),
                usage == null ? 0 : count(usage.inputTokenCount()),
                usage == null ? 0 : count(usage.outputTokenCount()),
                1,
                false);
    }

    private static int count(Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }

    /** What it says of itself is the word of a stranger: letters, digits and usual signs are kept. */
    private static String name(String model) {
        String clean = model == null ? "" : model.replaceAll("[^A-Za-z0-9 ._:/@+-]", "");
        return clean.substring(0, Math.min(clean.length(), MAX_NAME));
    }
}
