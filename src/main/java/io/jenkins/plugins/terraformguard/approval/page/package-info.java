/** What people see of requests, and the doors through which they answer: pages, and the same addresses for programs. */
package io.jenkins.plugins.terraformguard.approval.page;
