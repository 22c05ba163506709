/** Metrics for the plugin metrics; without it nothing here is loaded. */
package io.jenkins.plugins.terraformguard.integration.metrics;
