/**
 * Model endpoints: providers by LangChain4j over a transport of our own, with retries, circuit breakers, limits and a budget
 * around each. Nothing here knows Jenkins or what a review comes to.
 */
package io.jenkins.plugins.terraformguard.llm;
