/** Pictures of series: bars, strips, lines and badges. Whatever a colour says is said by a pattern, a sign or a word as well. */
package io.jenkins.plugins.terraformguard.engine.chart;
