package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers and truth values as texts. Only a text that is the one way to write the number counts, so two texts are never
 * made one: they may be versions.
 */
final class Scalars implements Recogniser {
    private static final int LONGEST = 40;
    private static final Pattern NUMBER = Pattern.compile("0|-?(?:0\\.[0-9]*[1-9]|[1-9][0-9]*(?:\\.[0-9]*[1-9])?)");

    @Override
    public Form form(Place place, Value value) {
        if (!(value instanceof Value.Text text)) {
            return Form.of(Rules.NUMBER_FORM, value);
        }
        if (text.value().equals("true") || text.value().equals("false")) {
            return Form.of(Rules.NUMBER_FORM, Value.of(text.value().equals("true")));
        }
        boolean number =
                text.value().length() <= LONGEST && NUMBER.matcher(text.value()).matches();
        return number ? Form.of(Rules.NUMBER_FORM, Value.of(new BigDecimal(text.value()))) : null;
    }
}
