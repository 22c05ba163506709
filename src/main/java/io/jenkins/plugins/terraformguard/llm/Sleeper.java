package io.jenkins.plugins.terraformguard.llm;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
}
