/** What guards came to over the builds of a job, kept with the job, so that no page has to load builds. */
package io.jenkins.plugins.terraformguard.results.history;
