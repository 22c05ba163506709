/**
 * The decision trail: links that chain decisions, signatures over them, and the verification of both. Pure functions
 * over documents; where these are kept and locked is the caller's business.
 */
package io.jenkins.plugins.terraformguard.engine.trail;
