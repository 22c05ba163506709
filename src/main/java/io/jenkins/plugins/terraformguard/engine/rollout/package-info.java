/** What policies came to over all jobs, and which packs take a step back while they are rolled out. */
package io.jenkins.plugins.terraformguard.engine.rollout;
