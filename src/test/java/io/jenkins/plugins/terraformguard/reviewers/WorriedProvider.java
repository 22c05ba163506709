package io.jenkins.plugins.terraformguard.reviewers;

import hudson.model.Descriptor;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import io.jenkins.plugins.terraformguard.engine.review.ModelIdentity;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** A model that is worried about the first change that it is told of, for tests that are about builds. */
public final class WorriedProvider extends ModelProvider {
    private static final Pattern CHANGE =
            Pattern.compile("\"action\":\"create\",\"id\":\"(F\\d+)\",\"kind\":\"change\",\"subject\":\"([^\"]+)\"");

    private final String mood;

    /** @param mood {@code worried}, {@code fixes}, {@code calm} or {@code down} */
    @DataBoundConstructor
    public WorriedProvider(String mood) {
        this.mood = mood;
    }

    public String getMood() {
        return mood;
    }

    /** Makes it the only reviewer. */
    public static void setUp(String mood) {
        Setup.endpoints(new ModelEndpoint("one", new WorriedProvider(mood)));
    }

    @Override
    public ModelIdentity identity(String endpoint) {
        return new ModelIdentity(endpoint, "worried", mood);
    }

    @Override
    public Model open(ModelContext context) {
        return new Worried(identity(context.settings().name()));
    }

    private record Worried(ModelIdentity identity) implements Model {
        private static final String PATCH =
                "ingress {\\n protocol = \\\"tcp\\\"\\n from_port = 22\\n to_port = 22\\n cidr_blocks = [\\\"10.0.0.0/8\\\"]\\n}";

        @Override
        public ModelAnswer answer(Question question) throws ReviewException {
            return switch (identity.model()) {
                case "down" -> throw new ReviewException("It is down");
                case "calm" -> ModelAnswer.of(Answers.REVIEW);
                default ->
                    ModelAnswer.of(worry(question.user(), identity.model().equals("fixes") ? PATCH : ""));
            };
        }

        private static String worry(String facts, String patch) throws ReviewException {
            Matcher change = CHANGE.matcher(facts);
            if (!change.find()) {
                throw new ReviewException("There is nothing to be worried about in " + facts);
            }
            return """
                    {"schema": "terraform-guard/review/v1", "summary": "It does something.", "risk": "high", "confidence": 80,
                     "concerns": [{"title": "Nobody asked for it", "detail": "The plan has a create of %s.", "severity": "high",
                       "facts": ["%s"], "remediation": "", "patch": "%s"}], "questions": []}
                    """.formatted(change.group(2), change.group(1), patch);
        }
    }

    /** Describes the provider. */
    @TestExtension
    public static final class DescriptorImpl extends Descriptor<ModelProvider> {
        @Override
        public String getDisplayName() {
            return "Worried";
        }
    }
}
