/** Spans for the plugin opentelemetry-api; without it nothing here is loaded. */
package io.jenkins.plugins.terraformguard.integration.tracing;
