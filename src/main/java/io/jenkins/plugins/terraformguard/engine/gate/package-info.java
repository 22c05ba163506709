/** The gate before apply: whether a plan that was decided on may be applied now. */
package io.jenkins.plugins.terraformguard.engine.gate;
