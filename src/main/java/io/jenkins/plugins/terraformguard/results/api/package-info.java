/** What programs may ask, all under one address; each thing that can be asked is a resource. */
package io.jenkins.plugins.terraformguard.results.api;
