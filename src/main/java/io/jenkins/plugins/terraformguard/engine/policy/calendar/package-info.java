/** Windows of time: from when until when something holds, once or again and again, in the time of a place. */
package io.jenkins.plugins.terraformguard.engine.policy.calendar;
