package io.jenkins.plugins.terraformguard.engine.drift.noise;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ARN against the name or id of the same thing. A name means something in one account and region: those of the resource
 * itself, as its own ARN has them on both sides. Ids of KMS keys are the same nowhere else.
 */
final class ArnNames {
    private static final int LONGEST = 2000;
    private static final Pattern ARN =
            Pattern.compile("arn:(aws[a-z-]{0,20}):([a-z0-9-]{1,40}):([a-z0-9-]{0,40}):([0-9]{0,12}):(\\S{1,1500})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9+=,.@_/-]{1,512}");
    private static final Pattern KEY_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private ArnNames() {}

    static boolean same(Place before, String recorded, Place after, String real) {
        boolean written = recorded.startsWith("arn:");
        if (written == real.startsWith("arn:")) {
            return false;
        }
        String text = written ? recorded : real;
        String name = written ? real : recorded;
        Matcher arn = arn(text);
        if (arn == null || !NAME.matcher(name).matches() || !isNameOf(name, arn.group(5))) {
            return false;
        }
        if (arn.group(2).equals("kms") && KEY_ID.matcher(name).matches()) {
            return true;
        }
        return isBeside(arn, before) && isBeside(arn, after);
    }

    private static Matcher arn(String text) {
        Matcher matcher = ARN.matcher(text);
        return text.length() <= LONGEST && matcher.matches() ? matcher : null;
    }

    /** {@code role/path/name}, {@code log-group:/a/b}, {@code alias/name}, or the name alone. */
    private static boolean isNameOf(String name, String resource) {
        int kind = Math.min(indexOf(resource, '/'), indexOf(resource, ':'));
        return resource.equals(name)
                || kind < resource.length() && resource.substring(kind + 1).equals(name)
                || resource.substring(resource.lastIndexOf('/') + 1).equals(name) && resource.indexOf('/') >= 0;
    }

    private static int indexOf(String text, char c) {
        int at = text.indexOf(c);
        return at < 0 ? text.length() : at;
    }

    private static boolean isBeside(Matcher arn, Place place) {
        Matcher own = arn(place.text("arn"));
        return own != null
                && !own.group(4).isEmpty()
                && own.group(1).equals(arn.group(1))
                && own.group(4).equals(arn.group(4))
                && (arn.group(3).isEmpty() || own.group(3).equals(arn.group(3)));
    }
}
