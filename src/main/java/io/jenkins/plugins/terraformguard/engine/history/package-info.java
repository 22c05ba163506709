/** What guards came to over builds, in numbers: one entry for each plan that was judged. */
package io.jenkins.plugins.terraformguard.engine.history;
