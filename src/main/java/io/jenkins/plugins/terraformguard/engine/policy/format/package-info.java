/** Formats of texts that plans hold and policies ask about. Nothing here knows of expressions. */
package io.jenkins.plugins.terraformguard.engine.policy.format;
