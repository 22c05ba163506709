/** Formats of texts that plans hold: what policies ask about, and what drift compares. Nothing here knows of expressions. */
package io.jenkins.plugins.terraformguard.engine.plan.format;
