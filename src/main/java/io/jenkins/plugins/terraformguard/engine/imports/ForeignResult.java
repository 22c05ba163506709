package io.jenkins.plugins.terraformguard.engine.imports;

import java.io.Serializable;
import java.util.List;

/**
 * One thing that another scanner found. All texts are a stranger's; those of a reader of this room are bounded.
 *
 * @param rule id of the scanner's rule, as it writes it
 * @param title what the rule is about, in a few words; may be empty
 * @param level what the scanner makes of it, in the words of SARIF: {@code error}, {@code warning}, {@code note} or
 *     {@code none}
 * @param severity how bad the scanner calls it, as {@code critical} to {@code info}; empty if it does not say, then the level
 *     has to do
 * @param message what is wrong here
 * @param help what to do about it, or where that is written; may be empty
 * @param file configuration file in which it was found, with slashes, as the report names it; empty if it names none
 * @param line first line from 1, or 0
 * @param endLine last line, not before the first, or 0
 * @param addresses resources that the report names, as addresses of Terraform; empty if it names none. One that begins with
 *     {@link #ANY_MODULE} has type and name alone, of which the report does not say the module
 * @param fingerprint what the scanner recognises it by in other runs; may be empty
 * @param suppressed whether the report itself says that it need not count
 */
public record ForeignResult(
        String rule,
        String title,
        String level,
        String severity,
        String message,
        String help,
        String file,
        int line,
        int endLine,
        List<String> addresses,
        String fingerprint,
        boolean suppressed)
        implements Serializable {
    /** Stands before a type and a name that may be those of a resource in any module. */
    public static final String ANY_MODULE = "*.";

    public ForeignResult {
        addresses = List.copyOf(addresses);
    }

    /** The same in a file that goes by another name. */
    public ForeignResult in(String name) {
        return new ForeignResult(
                rule, title, level, severity, message, help, name, line, endLine, addresses, fingerprint, suppressed);
    }
}
