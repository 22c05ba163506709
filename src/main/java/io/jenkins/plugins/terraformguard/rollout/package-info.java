/** Packs that are rolled out: what they come to over all jobs, which of them took a step back, and who lifts that. */
package io.jenkins.plugins.terraformguard.rollout;
