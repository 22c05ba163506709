/** What others may ask of a build's guards: variables for later steps, words for mails, the description of the build. */
package io.jenkins.plugins.terraformguard.results.told;
