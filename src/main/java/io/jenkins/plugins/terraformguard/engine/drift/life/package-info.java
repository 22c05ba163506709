/**
 * The life of a drift over builds: what it is recognised by, when it was seen, who knows of it, and how it came to an end.
 *
 * <p>Nothing here reads a clock or a file: a {@link io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger} and an {@link
 * io.jenkins.plugins.terraformguard.engine.drift.life.Observation} give the next ledger.
 */
package io.jenkins.plugins.terraformguard.engine.drift.life;
