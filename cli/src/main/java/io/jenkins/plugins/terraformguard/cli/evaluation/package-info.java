/** How well reviewers do: plans with labels, what reviewers say of them, and the scores. */
package io.jenkins.plugins.terraformguard.cli.evaluation;
