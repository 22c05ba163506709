/** What other scanners say of the same plan: their reports, read as a stranger's. */
package io.jenkins.plugins.terraformguard.engine.imports;
