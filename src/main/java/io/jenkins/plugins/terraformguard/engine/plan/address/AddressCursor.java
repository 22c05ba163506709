package io.jenkins.plugins.terraformguard.engine.plan.address;

import java.util.ArrayList;
import java.util.List;

/** Reads the parts of an address from left to right, each character once. */
final class AddressCursor {
    static final String MODULE = "module";

    private final String text;
    private int position;

    AddressCursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return position == text.length();
    }

    int position() {
        return position;
    }

    /** Steps over a character if it is the next one. */
    boolean skip(char character) {
        boolean there = position < text.length() && text.charAt(position) == character;
        if (there) {
            position++;
        }
        return there;
    }

    void dot(String before) throws AddressException {
        if (!skip('.')) {
            throw expected("'.' and " + before);
        }
    }

    String name(String what) throws AddressException {
        int end = Identifier.end(text, position);
        if (end == position) {
            throw expected(what);
        }
        String name = text.substring(position, end);
        position = end;
        return name;
    }

    InstanceKey key() throws AddressException {
        if (!skip('[')) {
            return InstanceKey.NONE;
        }
        InstanceKey key;
        if (skip('"')) {
            QuotedTextReader reader = new QuotedTextReader(text, position);
            key = new InstanceKey.ForEach(reader.read());
            position = reader.position();
        } else if (skip('*')) {
            key = InstanceKey.UNKNOWN;
        } else {
            key = new InstanceKey.Count(number());
        }
        if (!skip(']')) {
            throw expected("']' after an instance key");
        }
        return key;
    }

    /** Reads the module steps that an address begins with, and the dot after them if more follows. */
    ModulePath modules() throws AddressException {
        List<ModuleStep> steps = new ArrayList<>();
        while (nextIsModule()) {
            position += MODULE.length();
            dot("the name of a module after '" + MODULE + "'");
            steps.add(new ModuleStep(name("a name after '" + MODULE + ".'"), key()));
            if (atEnd()) {
                break;
            }
            dot("what is in the module");
        }
        return steps.isEmpty() ? ModulePath.ROOT : new ModulePath(steps);
    }

    /** What has not been read, without a dot in front. */
    String rest() {
        return text.substring(position < text.length() && text.charAt(position) == '.' ? position + 1 : position);
    }

    void end() throws AddressException {
        if (!atEnd()) {
            throw expected("the end of the address");
        }
    }

    AddressException expected(String what) {
        return expected(what, position);
    }

    AddressException expected(String what, int at) {
        return new AddressException(what, text, at);
    }

    private boolean nextIsModule() {
        return text.startsWith(MODULE, position) && Identifier.end(text, position) == position + MODULE.length();
    }

    private long number() throws AddressException {
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        if (position == start) {
            throw expected("a number, a text in quotation marks or '*' after '['");
        }
        if (text.charAt(start) == '0' && position > start + 1) {
            throw expected("a number without leading zeros", start);
        }
        try {
            return Long.parseLong(text, start, Math.min(position, start + 20), 10);
        } catch (NumberFormatException e) {
            throw expected("a number up to " + Long.MAX_VALUE, start);
        }
    }
}
