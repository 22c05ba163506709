/** Tells people that their approval is asked for, by whatever way there is; and the clock that reminds them and gives up. */
package io.jenkins.plugins.terraformguard.approval.notice;
