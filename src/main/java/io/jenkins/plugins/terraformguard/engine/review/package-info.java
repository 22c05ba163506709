/**
 * Reviewers as untrusted witnesses: numbered facts go in, claims come out, and code checks each claim against the facts that
 * it names. No model is called here.
 */
package io.jenkins.plugins.terraformguard.engine.review;
