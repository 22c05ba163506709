package io.jenkins.plugins.terraformguard.integration.tracing;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/** An exporter that keeps spans, for tests in Jenkins: the plugin sets up its SDK by names. */
public final class SpansInMemory implements ConfigurableSpanExporterProvider {
    public static final InMemorySpanExporter KEPT = InMemorySpanExporter.create();
    public static final String NAME = "kept-by-test";

    @Override
    public SpanExporter createExporter(ConfigProperties config) {
        return KEPT;
    }

    @Override
    public String getName() {
        return NAME;
    }
}
