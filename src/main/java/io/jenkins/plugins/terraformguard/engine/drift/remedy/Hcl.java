package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import java.util.List;

/** An expression of Terraform's language that is made up already, and how it is printed. */
sealed interface Hcl {
    /** Whether it begins with a bracket that another line closes: {@code terraform fmt} does not align those. */
    boolean opens();

    /** Prints it from the current place on, without a line end behind it. */
    void print(HclLines to);

    /** What stands on one line. */
    record Inline(String text) implements Hcl {
        @Override
        public boolean opens() {
            return false;
        }

        @Override
        public void print(HclLines to) {
            to.append(text);
        }
    }

    /** A text over several lines, each with its line end. */
    record Heredoc(String marker, String text) implements Hcl {
        @Override
        public boolean opens() {
            return false;
        }

        @Override
        public void print(HclLines to) {
            to.append("<<" + marker + "\n" + text + marker);
        }
    }

    /** An element of a list, with remarks above it. */
    record Item(List<String> comments, Hcl value) {}

    /** A list with an element on each line. */
    record Items(List<Item> items) implements Hcl {
        @Override
        public boolean opens() {
            return true;
        }

        @Override
        public void print(HclLines to) {
            to.append("[");
            to.indented(() -> items.forEach(item -> {
                item.comments().forEach(to::comment);
                to.newLine();
                item.value().print(to);
                to.append(",");
            }));
            to.newLine();
            to.append("]");
        }
    }

    /** An object that is not empty. */
    record Entries(HclBody body) implements Hcl {
        @Override
        public boolean opens() {
            return true;
        }

        @Override
        public void print(HclLines to) {
            to.append("{");
            to.indented(() -> body.print(to));
            to.newLine();
            to.append("}");
        }
    }

    /** A text that is what {@code jsonencode} makes of an object or a list. */
    record JsonEncode(Hcl document) implements Hcl {
        @Override
        public boolean opens() {
            return document.opens();
        }

        @Override
        public void print(HclLines to) {
            to.append("jsonencode(");
            document.print(to);
            to.append(")");
        }
    }
}
