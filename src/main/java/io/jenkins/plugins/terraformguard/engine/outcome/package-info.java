/** The look after apply: what a plan wanted against what a state says is there, and what could not be decided before. */
package io.jenkins.plugins.terraformguard.engine.outcome;
