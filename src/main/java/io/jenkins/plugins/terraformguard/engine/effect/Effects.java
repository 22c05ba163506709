package io.jenkins.plugins.terraformguard.engine.effect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a plan does.
 *
 * @param digest SHA-256 over the digests of all effects; empty where nobody counted them
 * @param count how many there are
 * @param listed the first of them by subject, at most {@link #MAX_LISTED}
 */
public record Effects(String digest, int count, List<Effect> listed) {
    public static final int MAX_LISTED = 5_000;

    /** Nobody counted them, so nothing is equal to them. */
    public static final Effects NONE = new Effects("", 0, List.of());

    public Effects {
        listed = List.copyOf(listed);
    }

    /** Whether it is known what the plan does. */
    public boolean isKnown() {
        return !digest.isEmpty();
    }

    /** The same without names; to tell whether others are the same does not take them. */
    public Effects unlisted() {
        return new Effects(digest, count, List.of());
    }

    /** Whether these are exactly the same, as far as a plan tells: what is sensitive or unknown is only told by its place. */
    public boolean isSameAs(Effects other) {
        return isKnown() && digest.equals(other.digest);
    }

    /** Whether each of these effects is one of the others as well, so that there is nothing that was not there. */
    public boolean isWithin(Effects others) {
        if (isSameAs(others)) {
            return true;
        }
        return isKnown()
                && others.isKnown()
                && isComplete()
                && others.isComplete()
                && new HashSet<>(others.listed).containsAll(listed);
    }

    private boolean isComplete() {
        return listed.size() == count;
    }

    /** What is different from what was there before. */
    public EffectChange since(Effects before) {
        Map<String, Effect> then = bySubject(before.listed);
        Map<String, Effect> now = bySubject(listed);
        List<Effect> added = new ArrayList<>();
        List<Effect> changed = new ArrayList<>();
        now.forEach((key, effect) -> {
            Effect earlier = then.get(key);
            if (earlier == null) {
                added.add(effect);
            } else if (!earlier.equals(effect)) {
                changed.add(effect);
            }
        });
        Set<String> gone = new HashSet<>(then.keySet());
        gone.removeAll(now.keySet());
        List<Effect> removed = before.listed.stream()
                .filter(effect -> gone.contains(key(effect)))
                .toList();
        return new EffectChange(added, changed, removed, isComplete() && before.isComplete());
    }

    private static Map<String, Effect> bySubject(List<Effect> effects) {
        Map<String, Effect> map = new TreeMap<>();
        effects.forEach(effect -> map.put(key(effect), effect));
        return map;
    }

    /** A resource may be moved and updated, which are two effects. */
    private static String key(Effect effect) {
        return switch (effect.action()) {
            case EffectCollector.MOVE, EffectCollector.IMPORT, EffectCollector.INVOKE, EffectCollector.DEFERRED ->
                effect.subject() + '\n' + effect.action();
            default -> effect.subject();
        };
    }
}
