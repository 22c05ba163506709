package io.jenkins.plugins.terraformguard.engine.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** Makes JSON parsers that keep to limits. */
final class Parsers {
    private Parsers() {}

    static JsonFactory factory(ReadLimits limits) {
        return ((JsonFactoryBuilder) JsonFactory.builder())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth((int) limits.of(ReadLimits.Limit.MAX_DEPTH))
                        .maxStringLength((int) limits.of(ReadLimits.Limit.MAX_STRING))
                        .maxNumberLength((int) limits.of(ReadLimits.Limit.MAX_NUMBER))
                        .maxNameLength((int) limits.of(ReadLimits.Limit.MAX_KEY))
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                .build();
    }
}
