/** What builds and rooms tell whoever measures them. Nothing here is kept, and nothing here knows who measures. */
package io.jenkins.plugins.terraformguard.results.telemetry;
