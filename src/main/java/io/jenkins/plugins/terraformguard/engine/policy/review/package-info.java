/** What layers of policies say of reviewers. */
package io.jenkins.plugins.terraformguard.engine.policy.review;
