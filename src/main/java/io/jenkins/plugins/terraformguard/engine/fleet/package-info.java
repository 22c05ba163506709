/** All guards of a controller at a glance: a row for each, what can be asked of them, and what they come to together. */
package io.jenkins.plugins.terraformguard.engine.fleet;
