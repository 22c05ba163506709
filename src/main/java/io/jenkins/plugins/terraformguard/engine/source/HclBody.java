package io.jenkins.plugins.terraformguard.engine.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written between the braces of a block, where nothing of it has to be evaluated.
 *
 * @param attributes by name, in their order: texts, truth values, {@link java.math.BigDecimal}, lists and maps of these, and
 *     null
 * @param blocks by type, each in its order
 */
public record HclBody(Map<String, Object> attributes, Map<String, List<HclBody>> blocks) {
    public HclBody {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
    }
}
