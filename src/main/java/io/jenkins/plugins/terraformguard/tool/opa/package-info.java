/** Runs {@code opa}, which evaluates Rego policies on a plan. */
package io.jenkins.plugins.terraformguard.tool.opa;
