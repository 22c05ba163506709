/** Requests on the command line of Jenkins; by the same way as on the pages. */
package io.jenkins.plugins.terraformguard.approval.command;
