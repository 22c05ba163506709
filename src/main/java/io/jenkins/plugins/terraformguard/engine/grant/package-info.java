/**
 * Waivers that people grant while they approve: what their votes come to, how they are kept, and the file in which the next
 * evaluation finds them.
 */
package io.jenkins.plugins.terraformguard.engine.grant;
