package io.jenkins.plugins.terraformguard.llm;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import java.util.Map;
import java.util.regex.Pattern;

/** The models of LangChain4j, set up so that each question is one plain request. */
final class ChatModels {
    /** These take no {@code max_tokens}, but {@code max_completion_tokens}, in which their thinking is counted. */
    private static final Pattern THINKING = Pattern.compile("(?i)(?:.*/)?(?:o[1-9]|gpt-[5-9]).*");

    /** LangChain4j wants a key for Anthropic; the transport does not send this. */
    private static final String NO_KEY = "none";

    private static final int MIN_CONTEXT = 8192;

    private ChatModels() {}

    /** @param fixed whether the same question is to get the same answer, as far as a model can do that */
    static ChatModel of(EndpointSettings settings, HttpClientBuilder http, boolean fixed) {
        Double temperature = fixed ? 0.0 : null;
        String base = EndpointAddress.base(settings.url());
        return switch (Provider.byId(settings.provider()).orElseThrow()) {
            case OPENAI -> openAi(settings, http, temperature, base);
            case ANTHROPIC ->
                AnthropicChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(base)
                        .apiKey(NO_KEY)
                        .modelName(settings.model())
                        .temperature(temperature)
                        .maxTokens(settings.maxOutputTokens())
                        .maxRetries(0)
                        .build();
            case OLLAMA ->
                OllamaChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(base)
                        .modelName(settings.model())
                        .temperature(temperature)
                        .numPredict(settings.maxOutputTokens())
                        .responseFormat(ResponseFormat.JSON)
                        .maxRetries(0)
                        .build();
        };
    }

    /** The question, for one of these. */
    static ChatRequest request(EndpointSettings settings, Question question) {
        ChatRequest.Builder request = ChatRequest.builder()
                .messages(SystemMessage.from(question.system()), UserMessage.from(question.user()));
        if (settings.provider().equals(Provider.OLLAMA.id())) {
            request.parameters(OllamaChatRequestParameters.builder()
                    .numCtx(context(TokenEstimate.of(question) + settings.maxOutputTokens()))
                    .build());
        }
        return request.build();
    }

    /**
     * Tokens that Ollama has to make room for. It has room for few if nobody says more, and drops the beginning of what is
     * too long without a word: that would be our instructions. Powers of two, as it loads the model anew for another size.
     */
    private static int context(int tokens) {
        return Math.max(MIN_CONTEXT, Integer.highestOneBit(tokens - 1) * 2);
    }

    private static ChatModel openAi(
            EndpointSettings settings, HttpClientBuilder http, Double temperature, String base) {
        boolean thinking = THINKING.matcher(settings.model()).matches();
        Map<String, String> query = EndpointAddress.apiVersion(settings.url())
                .map(version -> Map.of("api-version", version))
                .orElse(Map.of());
        return OpenAiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(base)
                .customQueryParams(query)
                .modelName(settings.model())
                .temperature(thinking ? null : temperature)
                .maxTokens(thinking ? null : settings.maxOutputTokens())
                .maxCompletionTokens(thinking ? settings.maxOutputTokens() : null)
                .responseFormat(ResponseFormat.JSON)
                .maxRetries(0)
                .build();
    }
}
