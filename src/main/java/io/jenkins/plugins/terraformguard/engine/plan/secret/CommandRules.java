package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.List;

/** Passwords that commands, scripts and the files of commands take without a telling name. */
final class CommandRules {
    private static final CharSet USER = CharSet.of("0-9A-Za-z._%+@-");
    private static final CharSet DIGITS = CharSet.of("0-9:.");
    private static final String WORD_END = " \t\r\n\"'`\\;|";
    /** How far before an option its command is looked for. */
    private static final int COMMAND = 160;

    private static final int MAX_WORD = 128;
    private static final int MIN_PASSWORD = 4;

    private CommandRules() {}

    static List<Anchor> anchors() {
        return List.of(
                Anchor.exact(" -u ", CommandRules::user),
                Anchor.exact(" --user ", CommandRules::user),
                Anchor.exact(" -p ", CommandRules::password),
                Anchor.exact("machine ", CommandRules::netrc),
                Anchor.anyCase("convertto-securestring ", CommandRules::secureString),
                Anchor.anyCase("identified by ", CommandRules::sql));
    }

    /** {@code curl -u user:password}. */
    private static CredentialRule user(String text, int start, int end) {
        int user = skipQuotes(text, end);
        int colon = user + USER.run(text, user, MAX_WORD);
        boolean found = colon > user
                && colon < text.length()
                && text.charAt(colon) == ':'
                && isPassword(text, colon + 1, endOfWord(text, colon + 1))
                && isPrecededBy(text, start, "curl", "wget");
        return found ? CredentialRule.COMMAND_PASSWORD : null;
    }

    /** {@code docker login -u user -p password}, {@code sshpass -p password}. */
    private static CredentialRule password(String text, int start, int end) {
        int word = skipQuotes(text, end);
        int wordEnd = endOfWord(text, word);
        // Only digits and colons are ports.
        boolean found = isPassword(text, word, wordEnd)
                && DIGITS.run(text, word, MAX_WORD) < wordEnd - word
                && isPrecededBy(text, start, " login", "sshpass");
        return found ? CredentialRule.COMMAND_PASSWORD : null;
    }

    /** {@code machine host login user password password}, in one line or several. */
    private static CredentialRule netrc(String text, int start, int end) {
        int at = Whitespace.skipEscaped(text, endOfWord(text, end), 8);
        for (int i = 0; i < 2 && Boundary.before(text, start); i++) {
            int wordEnd = endOfWord(text, at);
            int value = Whitespace.skipEscaped(text, wordEnd, 8);
            int valueEnd = endOfWord(text, value);
            if (text.startsWith("password", at) && wordEnd == at + 8) {
                return isPassword(text, value, valueEnd) ? CredentialRule.COMMAND_PASSWORD : null;
            }
            if (!text.startsWith("login", at)) {
                return null;
            }
            at = Whitespace.skipEscaped(text, valueEnd, 8);
        }
        return null;
    }

    private static CredentialRule secureString(String text, int start, int end) {
        int at = text.regionMatches(true, end, "-string ", 0, 8) ? end + 8 : end;
        return isQuotedPassword(text, at) ? CredentialRule.COMMAND_PASSWORD : null;
    }

    private static CredentialRule sql(String text, int start, int end) {
        int at = text.regionMatches(true, end, "password ", 0, 9) ? end + 9 : end;
        return isQuotedPassword(text, at) ? CredentialRule.SQL_PASSWORD : null;
    }

    private static boolean isQuotedPassword(String text, int from) {
        int at = Whitespace.skipBlanks(text, from, 8);
        int quoted = skipQuotes(text, at);
        if (quoted == at) {
            return false;
        }
        int close = Nearby.indexOf(text, text.substring(quoted - 1, quoted), quoted, quoted + MAX_WORD);
        return close > quoted && isPassword(text, quoted, close);
    }

    private static boolean isPassword(String text, int start, int end) {
        if (end - start < MIN_PASSWORD || text.charAt(start) == '$' || text.charAt(start) == '-') {
            return false;
        }
        String password = text.substring(start, end);
        return !Placeholders.isPlaceholder(password) && !Placeholders.hasExpression(password);
    }

    private static boolean isPrecededBy(String text, int place, String command, String other) {
        return Nearby.contains(text, command, place - COMMAND, place)
                || Nearby.contains(text, other, place - COMMAND, place);
    }

    private static int skipQuotes(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 4 && (text.charAt(at) == '\\' || CharSet.QUOTE.at(text, at))) {
            at++;
        }
        return at;
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && end < from + MAX_WORD && WORD_END.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
