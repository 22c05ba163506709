/** What layers set for drift and impact, in YAML. Read once, shared by all evaluations. */
package io.jenkins.plugins.terraformguard.engine.tuning;
