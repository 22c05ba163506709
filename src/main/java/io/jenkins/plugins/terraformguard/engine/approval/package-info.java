/**
 * People decide: what they are asked, who may answer, and what their answers come to. Pure functions over what happened;
 * who somebody is, and where it is kept, is the caller's business.
 */
package io.jenkins.plugins.terraformguard.engine.approval;
