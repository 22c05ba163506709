package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Small plans for tests, read by the reader itself. */
public final class TestPlans {
    private TestPlans() {}

    /** A plan that holds these elements of {@code resource_changes}. */
    public static String plan(String... changes) {
        return "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"resource_changes\":["
                + String.join(",", changes) + "]}";
    }

    /** An element of {@code resource_changes}: {@code change} is the content of its change. */
    public static String resource(String type, String name, String change) {
        return "{\"address\":\"" + type + "." + name + "\",\"mode\":\"managed\",\"type\":\"" + type + "\",\"name\":\""
                + name + "\",\"provider_name\":\"registry.terraform.io/hashicorp/test\",\"change\":{" + change + "}}";
    }

    public static PlanSource source(String json) {
        return source(json.getBytes(StandardCharsets.UTF_8));
    }

    public static PlanSource source(byte[] bytes) {
        return PlanSource.of("plan.json", () -> new ByteArrayInputStream(bytes));
    }

    public static Plan open(PlanSource source) throws PlanException, IOException {
        return new PlanReader(ReadLimits.DEFAULT).open(source, done -> {});
    }

    /** Whether it is a plan, and not a state. */
    public static boolean isPlan(PlanSource source) throws IOException {
        try {
            return open(source).facts().document() == PlanFacts.Document.PLAN;
        } catch (PlanException e) {
            return false;
        }
    }

    /** Everything that a visitor is given. */
    public record Content(
            Plan plan,
            Plan.Reading reading,
            List<ResourceChange> changes,
            List<ResourceChange> drift,
            List<OutputChange> outputs) {}

    public static Content read(PlanSource source) throws PlanException, IOException {
        Plan plan = open(source);
        List<ResourceChange> changes = new ArrayList<>();
        List<ResourceChange> drifts = new ArrayList<>();
        List<OutputChange> outputs = new ArrayList<>();
        Plan.Reading reading = plan.stream(new ChangeVisitor() {
            @Override
            public void change(ResourceChange change) {
                changes.add(change);
            }

            @Override
            public void drift(ResourceChange drift) {
                drifts.add(drift);
            }

            @Override
            public void output(OutputChange output) {
                outputs.add(output);
            }
        });
        return new Content(plan, reading, changes, drifts, outputs);
    }

    /** The planned state of a resource that is created, with its marks. */
    public static Value after(String after, String unknown, String sensitive) {
        return change("\"actions\":[\"create\"],\"before\":null,\"after\":" + after + ",\"after_unknown\":" + unknown
                        + ",\"before_sensitive\":false,\"after_sensitive\":" + sensitive)
                .after();
    }

    /** A change with this content. */
    public static ResourceChange change(String change) {
        try {
            return read(source(plan(resource("test_thing", "t", change))))
                    .changes()
                    .get(0);
        } catch (PlanException e) {
            throw new AssertionError(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
