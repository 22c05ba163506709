package io.jenkins.plugins.terraformguard.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One call of the command line: what it printed and its exit code. */
record CommandLineRun(int exitCode, String out, String err) {
    static CommandLineRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }
}
