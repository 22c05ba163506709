/** The ways to end a drift, as text to copy: commands and configuration. Nothing here runs a command. */
package io.jenkins.plugins.terraformguard.engine.drift.remedy;
