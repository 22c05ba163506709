/** What layers set for drift, in YAML. Read once, shared by all evaluations. */
package io.jenkins.plugins.terraformguard.engine.tuning;
