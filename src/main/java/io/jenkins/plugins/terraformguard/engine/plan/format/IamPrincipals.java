package io.jenkins.plugins.terraformguard.engine.plan.format;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The principals of an IAM statement as a list of type and id. An account is its number, also where it is written as the
 * ARN of its root; everybody is {@code *} of the type {@code *}, also where only the type AWS is named, as for IAM.
 */
final class IamPrincipals {
    private static final String EVERYBODY = "*";
    private static final String AWS = "AWS";
    private static final Pattern ROOT = Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):root");

    private IamPrincipals() {}

    static Value normal(Value principal) {
        if (principal.isOpaque()) {
            return Value.UNKNOWN;
        }
        if (principal.isNull()) {
            return Value.ListValue.EMPTY;
        }
        if (principal instanceof Value.Text text && text.value().equals(EVERYBODY)) {
            return new Value.ListValue(List.of(entry(EVERYBODY, Value.of(EVERYBODY))));
        }
        if (!(principal instanceof MapValue types)) {
            throw new FormatException("a Principal is '*' or an object");
        }
        List<Value> everybody = new ArrayList<>();
        List<Value> others = new ArrayList<>();
        types.forEach((type, ids) -> {
            Value normal = type.equals(AWS)
                    ? IamTexts.normal(ids, IamPrincipals::account, id -> id)
                    : IamTexts.sorted(type, ids);
            if (!(normal instanceof Value.ListValue list)) {
                others.add(entry(type, Value.UNKNOWN));
                return;
            }
            for (Value id : list.elements()) {
                boolean all = type.equals(AWS) && Value.of(EVERYBODY).equals(id);
                (all ? everybody : others).add(entry(all ? EVERYBODY : type, id));
            }
        });
        everybody.addAll(others);
        return new Value.ListValue(everybody);
    }

    private static String account(Value id) {
        if (!(id instanceof Value.Text text)) {
            throw new FormatException("the id of a Principal is a text");
        }
        Matcher root = ROOT.matcher(text.value());
        return root.matches() ? root.group(1) : text.value();
    }

    private static MapValue entry(String type, Value id) {
        return MapValue.copyOf(Map.of("type", Value.of(type), "id", id));
    }
}
