package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import io.jenkins.plugins.terraformguard.llm.Breakers;
import io.jenkins.plugins.terraformguard.llm.EndpointSettings;
import io.jenkins.plugins.terraformguard.llm.GuardedModel;
import io.jenkins.plugins.terraformguard.llm.ModelClients;
import io.jenkins.plugins.terraformguard.llm.TokenBudget;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Option;

/** Which model is asked. Its key comes from the environment alone: what stands on a command line, others can read. */
final class ModelOption {
    private static final int MAX_OUTPUT_TOKENS = 8_192;

    /** Enough for two attempts at the most patient, and no build hangs for longer. */
    private static final int ATTEMPTS = 2;

    @Option(
            names = "--model",
            paramLabel = "PROVIDER",
            description = "Have a model look at the change: openai (and what speaks like it), anthropic or ollama."
                    + " It is sent the facts of the plan without its secrets, and the intent")
    private String provider;

    @Option(names = "--model-url", paramLabel = "URL", description = "Where the model is; https, but on this machine")
    private String url;

    @Option(names = "--model-name", paramLabel = "NAME", description = "Name of the model at the provider")
    private String name;

    @Option(
            names = "--model-key-env",
            paramLabel = "VAR",
            description = "Name of the environment variable that holds the key (default: no key)")
    private String keyVariable;

    /** So that nobody who expects it finds the key in the message about an option that is not known. */
    @Option(names = "--model-key", hidden = true, arity = "0..1", fallbackValue = "")
    private String key;

    @Option(
            names = "--model-timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long one attempt to get an answer may take (default: ${DEFAULT-VALUE})")
    private int timeout;

    private Model opened;

    /**
     * Who can be asked: the model from all sides, and as a critic; nobody where no model is named.
     *
     * @param rules that say who is asked
     * @throws UserError if something is missing or wrong; the message holds neither key nor address
     */
    ReviewPanel panel(ReviewRules rules) throws UserError {
        if (key != null) {
            throw new UserError(
                    "There is no option for the key itself: others can read command lines",
                    "Put the key into an environment variable, and its name into --model-key-env; use another key from"
                            + " now on");
        }
        if (provider == null) {
            if (url != null || name != null || keyVariable != null) {
                throw new UserError("--model is missing", "Say which kind of model it is, such as --model ollama");
            }
            return ReviewPanel.NONE;
        }
        Model model = model();
        Map<String, Model> models = new HashMap<>();
        rules.roles().forEach(role -> models.put(role, model));
        Duration limit = Duration.ofSeconds((long) timeout * ATTEMPTS * (rules.critic() ? 2 : 1));
        return new ReviewPanel(models, model, limit, () -> UUID.randomUUID().toString(), List.of());
    }

    /** One for all plans, so that an endpoint that is down is left alone. */
    private Model model() throws UserError {
        if (opened == null) {
            opened = open();
        }
        return opened;
    }

    private Model open() throws UserError {
        if (url == null || name == null) {
            throw new UserError(
                    (url == null ? "--model-url" : "--model-name") + " is missing", "Name both with --model");
        }
        try {
            EndpointSettings settings = new EndpointSettings(
                    "command line",
                    provider,
                    new URI(url),
                    name,
                    Duration.ofSeconds(timeout),
                    ReviewRules.ROLES.size(),
                    MAX_OUTPUT_TOKENS);
            Model model = ModelClients.open(settings, secret(), ProxySelector.getDefault());
            return new GuardedModel(model, settings, new Breakers(), TokenBudget.NONE);
        } catch (URISyntaxException e) {
            throw new UserError("--model-url is no address", "Write it like https://models.example.com/v1");
        } catch (IllegalArgumentException e) {
            throw new UserError("The model can't be asked: " + e.getMessage(), "Look at the options --model-...");
        }
    }

    private String secret() throws UserError {
        if (keyVariable == null) {
            return "";
        }
        if (!keyVariable.matches("[A-Za-z_][A-Za-z0-9_]{0,99}")) {
            // Whoever writes the key itself here by mistake must not find it in a log.
            throw new UserError(
                    "--model-key-env is no name of an environment variable",
                    "Write the name of the variable, never the key: --model-key-env MODEL_KEY");
        }
        String value = System.getenv(keyVariable);
        if (value == null || value.isBlank()) {
            throw new UserError(
                    "The environment variable that --model-key-env names is not set",
                    "Set it to the key, or leave --model-key-env out where none is needed");
        }
        return value;
    }
}
