package io.jenkins.plugins.terraformguard.engine.trail;

/**
 * One link of a chain: what happened, and what came before. It lies beside the decision and not in it, because a decision
 * depends on nothing but its inputs. Its identity is the {@linkplain LinkDocument#digest digest} of its document.
 */
public record Link(Position position, Event event) {
    public static final String SCHEMA = "terraform-guard/link/v1";
}
