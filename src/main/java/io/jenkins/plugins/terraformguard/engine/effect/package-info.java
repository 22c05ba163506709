/** What a plan does, in a form that can be compared: with that of another plan, and with what somebody has approved. */
package io.jenkins.plugins.terraformguard.engine.effect;
