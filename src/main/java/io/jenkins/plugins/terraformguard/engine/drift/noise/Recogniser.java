package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** Sees whether a rule speaks of a value, by where it stands and how it is written. */
interface Recogniser {
    /** The form of a text, number or truth value that is known; null where the rule does not speak of it. */
    Form form(Place place, Value value);
}
