/** Decisions made again from what was archived with them, with the policies of then or with others. */
package io.jenkins.plugins.terraformguard.engine.replay;
