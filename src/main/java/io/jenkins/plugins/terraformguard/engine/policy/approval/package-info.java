/** What layers of policies say of approvals: who must agree to what, how soon, and how long it holds. */
package io.jenkins.plugins.terraformguard.engine.policy.approval;
