package io.jenkins.plugins.terraformguard.step;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A shell script in place of terraform: it refreshes to what it was told, and shows that. */
final class FakeRefresh {
    private static final String DRIFT = """
            {"address":"aws_sqs_queue.jobs","mode":"managed","type":"aws_sqs_queue","name":"jobs",
            "provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["update"],
            "before":{"delay_seconds":5,"url":"u"},"after":{"delay_seconds":90,"url":"u"},
            "before_sensitive":{},"after_sensitive":{}}}
            """;

    private final Path folder;

    FakeRefresh(Path folder) {
        this.folder = folder;
    }

    /** The plan as it is shown. */
    static String plan(boolean drift, boolean errored) {
        return """
                {"format_version":"1.2","terraform_version":"1.11.4","applyable":true,"complete":%s,"errored":%s,
                "planned_values":{"root_module":{}}%s,"configuration":{"root_module":{}}}
                """.formatted(!errored, errored, drift ? ",\"resource_drift\":[" + DRIFT + "]" : "");
    }

    /**
     * @param shown what {@code show -json} prints
     * @param lines what it does after it wrote the plan, in shell
     * @return the path of the program
     */
    String tool(String name, String shown, String... lines) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(name));
        Files.writeString(bin.resolve("plan.json"), shown);
        try (OutputStream out = Files.newOutputStream(bin.resolve("saved"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("tfplan"));
            zip.write(1);
        }
        Path script = bin.resolve("terraform");
        Files.writeString(script, "#!/bin/sh\n" + "here=" + bin + "\n" + """
                        [ "$1" = show ] && exec cat "$here/plan.json"
                        [ "$1 $2" = 'plan -refresh-only' ] || exit 9
                        for a in "$@"; do case $a in -out=*) out=${a#-out=};; esac; done
                        echo "$out" > "$here/out"
                        pwd > "$here/where"
                        echo "$@" > "$here/arguments"
                        cp "$here/saved" "$out"
                        """ + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script.toString();
    }

    /** What the tool of that name wrote down: {@code out}, {@code where} or {@code arguments}. */
    String noted(String name, String what) throws IOException {
        return Files.readString(folder.resolve(name).resolve(what)).strip();
    }

    boolean leftNothing(String name) throws IOException {
        Path out = Path.of(noted(name, "out"));
        return !Files.exists(out) && !Files.exists(out.getParent());
    }
}
