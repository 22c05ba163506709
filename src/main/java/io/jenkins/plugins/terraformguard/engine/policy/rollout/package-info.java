/** Packs that are rolled out step by step, and which jobs are among the first. */
package io.jenkins.plugins.terraformguard.engine.policy.rollout;
