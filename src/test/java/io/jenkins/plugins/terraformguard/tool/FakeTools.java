package io.jenkins.plugins.terraformguard.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Shell scripts in place of the real programs, and zip files in place of saved plans. */
final class FakeTools {
    private FakeTools() {}

    static Path script(Path folder, String name, String... lines) throws IOException {
        Files.createDirectories(folder);
        Path script = folder.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    static Path savedPlan(Path folder) throws IOException {
        Path plan = folder.resolve("plan.out");
        try (OutputStream out = Files.newOutputStream(plan);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("tfplan"));
            zip.write(1);
        }
        return plan;
    }

    /** A tool whose PATH is these folders, with those of the system's own commands behind them. */
    static PlanFiles.Tool tool(String program, Path directory, Duration timeout, Path... path) {
        StringBuilder folders = new StringBuilder();
        for (Path folder : path) {
            folders.append(folder).append(':');
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", folders.toString());
        return new PlanFiles.Tool(program, environment, directory, timeout);
    }
}
