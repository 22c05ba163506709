package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;

/** What to say instead of a value where the configuration takes the value from elsewhere: there it is to be changed. */
final class References {
    private References() {}

    /** @param differs whether the value has to change at all */
    static void instead(
            Snippet snippet, HclBody body, String key, Value value, Value expression, String path, boolean differs) {
        List<String> references = Expression.references(expression);
        if (!differs) {
            body.comment(key + " stays as it is written: it takes its value from " + Names.of(references));
            return;
        }
        List<String> sources = references.stream().map(Expression::source).toList();
        body.comment(key + " takes its value from " + Names.of(references) + ": change " + Names.of(sources)
                + ", so that the value becomes");
        HclBody wanted = new HclBody();
        snippet.assign(wanted, key, value, path);
        snippet.quote(body, wanted);
    }
}
