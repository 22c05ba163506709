/** Waivers that people grant while they approve: kept with jobs and folders, told to every later evaluation, revocable. */
package io.jenkins.plugins.terraformguard.waivers;
