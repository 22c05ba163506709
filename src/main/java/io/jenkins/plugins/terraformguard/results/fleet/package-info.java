/** All guards of the controller: their rows, kept up to date and on disk, and the pages about them. */
package io.jenkins.plugins.terraformguard.results.fleet;
