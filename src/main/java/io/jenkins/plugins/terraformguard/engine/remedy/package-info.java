/**
 * Changes of configuration that would get rid of findings: where they come from (rules, or a reviewer who proposes them), how
 * they are tried on the plan in memory, and how they are written as a patch. A fix is only as good as the judgement of the
 * whole plan with it: that is what {@code verified} means, and nothing else does.
 */
package io.jenkins.plugins.terraformguard.engine.remedy;
