/** Reviewers in Jenkins: which models there are, who may use them, and how much. */
package io.jenkins.plugins.terraformguard.reviewers;
