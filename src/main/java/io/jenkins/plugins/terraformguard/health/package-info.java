/** How all of it does, for administrators: a page, and what rooms tell it. It knows no other room. */
package io.jenkins.plugins.terraformguard.health;
