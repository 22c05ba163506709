package io.jenkins.plugins.terraformguard.step;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;

/** Scripts with a shell script in place of terraform, and saved plans that it shows as what they are told to be. */
final class FakeApply {
    static final String LINEAGE = "5b2a4e1c-1111-2222-3333-444455556666";

    private FakeApply() {}

    private static final String TOOL = """
            #!/bin/sh
            [ "$1 $2" = 'state pull' ] && exec cat "$PWD/pulled.json"
            [ "$1" = show ] || exit 9
            for a in "$@"; do last=$a; done
            case $last in
              -*) exec cat "$PWD/state.json";;
              *) exec cat "$last.shown";;
            esac
            """;

    /** A saved plan; different contents have different digests. */
    private static byte[] saved(String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry("tfplan"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(entry("tfstate"));
            zip.write(state(4).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    private static String state(int serial) {
        return "{\"version\":4,\"serial\":" + serial + ",\"lineage\":\"" + LINEAGE + "\"}";
    }

    static String digest(String content) throws IOException {
        return Sha256.hex(saved(content));
    }

    private static String write(String file, byte[] content) {
        return "writeFile file: '" + file + "', encoding: 'Base64', text: '"
                + Base64.getEncoder().encodeToString(content) + "'\n";
    }

    /** Writes the tool and a saved plan of that content, which is shown as the JSON. */
    static String plan(String content, String shown) throws IOException {
        return write("terraform", TOOL.getBytes(StandardCharsets.UTF_8))
                + "sh 'chmod +x terraform'\n"
                + write("tfplan", saved(content))
                + write("tfplan.shown", shown.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes what the tool shows of the state. */
    static String state(String shown, int serial) {
        return write("state.json", shown.getBytes(StandardCharsets.UTF_8))
                + write("pulled.json", state(serial).getBytes(StandardCharsets.UTF_8));
    }

    static String guard(String more) {
        return "terraformGuard(plan: 'tfplan', tool: './terraform'" + (more.isEmpty() ? "" : ", " + more) + ")\n";
    }

    static String gate(String more) {
        return guard("phase: 'apply'" + (more.isEmpty() ? "" : ", " + more));
    }

    static String verify(String more) {
        return guard("phase: 'verify'" + (more.isEmpty() ? "" : ", " + more));
    }

    static CpsFlowDefinition node(String... parts) throws Exception {
        return new CpsFlowDefinition("node('built-in') {\n" + String.join("\n", parts) + "\n}", true);
    }
}
