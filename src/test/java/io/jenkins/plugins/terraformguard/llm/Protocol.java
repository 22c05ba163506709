package io.jenkins.plugins.terraformguard.llm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.review.Canaries;
import io.jenkins.plugins.terraformguard.engine.review.Question;

/** What the providers say, as their documentation has it. */
enum Protocol {
    openai("/v1/chat/completions", "Authorization", "Bearer " + FakeEndpoint.KEY) {
        @Override
        String answer(String text) {
            ObjectNode answer = NODES.objectNode();
            answer.put("id", "chatcmpl-1").put("object", "chat.completion").put("created", 1_700_000_000L);
            answer.put("model", "model-1-2026-01-01")
                    .put("system_fingerprint", "fp_1")
                    .put("new_field", true);
            ObjectNode choice = answer.putArray("choices").addObject();
            choice.put("index", 0).put("finish_reason", "stop").putNull("logprobs");
            choice.putObject("message")
                    .put("role", "assistant")
                    .put("content", text)
                    .putNull("refusal");
            answer.putObject("usage")
                    .put("prompt_tokens", 120)
                    .put("completion_tokens", 30)
                    .put("total_tokens", 150);
            return answer.toString();
        }

        @Override
        String unfinished() {
            return answer("{").replace("\"stop\"", "\"length\"");
        }
    },
    anthropic("/v1/messages", "x-api-key", FakeEndpoint.KEY) {
        @Override
        String answer(String text) {
            ObjectNode answer = NODES.objectNode();
            answer.put("id", "msg_1")
                    .put("type", "message")
                    .put("role", "assistant")
                    .put("new_field", true);
            answer.put("model", "model-1-2026-01-01")
                    .put("stop_reason", "end_turn")
                    .putNull("stop_sequence");
            answer.putArray("content").addObject().put("type", "text").put("text", text);
            answer.putObject("usage").put("input_tokens", 120).put("output_tokens", 30);
            return answer.toString();
        }

        @Override
        String unfinished() {
            return answer("{").replace("end_turn", "max_tokens");
        }
    },
    ollama("/api/chat", "Authorization", "Bearer " + FakeEndpoint.KEY) {
        @Override
        String answer(String text) {
            ObjectNode answer = NODES.objectNode();
            answer.put("model", "model-1-2026-01-01").put("created_at", "2026-01-01T00:00:00Z");
            answer.putObject("message").put("role", "assistant").put("content", text);
            answer.put("done", true)
                    .put("done_reason", "stop")
                    .put("total_duration", 1)
                    .put("new_field", true);
            answer.put("prompt_eval_count", 120).put("eval_count", 30);
            return answer.toString();
        }

        @Override
        String unfinished() {
            return answer("{").replace("\"stop\"", "\"length\"");
        }
    };

    static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A question without a sheet. */
    static final Question QUESTION =
            new Question("Answer in JSON.", "<data>\"ä\" \n</data>", "p", "0a", "0b", Canaries.of("nonce"));

    final String path;
    final String keyHeader;
    final String keyValue;

    Protocol(String path, String keyHeader, String keyValue) {
        this.path = path;
        this.keyHeader = keyHeader;
        this.keyValue = keyValue;
    }

    abstract String answer(String text);

    /** An answer that the limit of tokens cut off. */
    abstract String unfinished();
}
