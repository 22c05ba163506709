package io.jenkins.plugins.terraformguard.engine.policy.expr;

import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Resource types as policies name them: {@code *} stands for any text. */
public final class TypeGlob {
    private static final Pattern FORM = Pattern.compile("[a-z0-9_*]{1,256}");

    private TypeGlob() {}

    /** Whether a text can name types. */
    public static boolean isValid(String glob) {
        return FORM.matcher(glob).matches();
    }

    /** Tells whether a type fits one of the names. */
    public static Predicate<String> any(Collection<String> globs) {
        if (globs.isEmpty()) {
            return type -> false;
        }
        String regex = globs.stream()
                .map(glob -> Pattern.quote(glob).replace("\\*", ".*"))
                .collect(Collectors.joining("|"));
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
        return type -> pattern.matcher(type).matches();
    }
}
