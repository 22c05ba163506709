/** What layers of policies say of findings of other scanners. */
package io.jenkins.plugins.terraformguard.engine.policy.imports;
