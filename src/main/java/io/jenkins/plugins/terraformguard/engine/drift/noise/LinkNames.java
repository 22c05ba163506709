package io.jenkins.plugins.terraformguard.engine.drift.noise;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A link to a resource of Google Compute against the end of it, such as the bare name. That end means something in one
 * project, and where it leaves out the place, in one region or zone: those of the resource itself, on both sides.
 */
final class LinkNames {
    private static final int LONGEST = 1000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]{1,100}(?:/[a-z0-9_.-]{1,100}){0,3}");
    private static final int PROJECT = 1;
    private static final int SCOPE = 2;

    private LinkNames() {}

    static boolean same(Place before, String recorded, Place after, String real) {
        if (!before.type().startsWith("google_") || recorded.length() > LONGEST || real.length() > LONGEST) {
            return false;
        }
        String left = Links.computePath(recorded);
        String right = Links.computePath(real);
        if ((left == null) == (right == null)) {
            return false;
        }
        String path = left == null ? right : left;
        String end = left == null ? recorded : real;
        return NAME.matcher(end).matches()
                && path.endsWith("/" + end)
                && isBeside(path, end, before)
                && isBeside(path, end, after);
    }

    private static boolean isBeside(String path, String end, Place place) {
        List<String> steps = List.of(path.split("/", -1));
        if (steps.size() <= SCOPE || !steps.get(PROJECT).equals(place.text("project"))) {
            return false;
        }
        String scope = steps.get(SCOPE);
        boolean said = end.startsWith(scope + "/");
        if (scope.equals("global") || said) {
            return true;
        }
        if (steps.size() <= SCOPE + 1) {
            return false;
        }
        String name = steps.get(SCOPE + 1);
        String zone = last(place.text("zone"));
        return scope.equals("zones") && zone.equals(name)
                || scope.equals("regions") && (last(place.text("region")).equals(name) || zone.startsWith(name + "-"));
    }

    private static String last(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
