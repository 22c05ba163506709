package io.jenkins.plugins.terraformguard.tool.opa;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;

/** A small plan, and programs in place of the real one. */
final class OpaPlans {
    /** A password, a resource in two modules, one that goes, and a number that is no double. */
    static final String PLAN = """
            {"format_version": "1.2", "terraform_version": "1.9.0",
             "variables": {"password": {"value": "Sw0rdfish-7291"}},
             "resource_changes": [
              {"address": "aws_s3_bucket.logs", "mode": "managed", "type": "aws_s3_bucket", "name": "logs",
               "provider_name": "registry.terraform.io/hashicorp/aws",
               "change": {"actions": ["create"], "before": null,
                "after": {"bucket": "logs", "acl": "public-read", "size": 123456789012345678901234567890},
                "after_unknown": {"arn": true}, "before_sensitive": false, "after_sensitive": {}}},
              {"address": "module.a[\\"x.y\\"].module.b.aws_db_instance.main[0]", "mode": "managed", "type": "aws_db_instance",
               "module_address": "module.a[\\"x.y\\"].module.b", "name": "main", "index": 0,
               "provider_name": "registry.terraform.io/hashicorp/aws",
               "change": {"actions": ["update"],
                "before": {"password": "Sw0rdfish-7291", "public": false}, "after": {"password": "Sw0rdfish-7291", "public": true},
                "after_unknown": {}, "before_sensitive": {"password": true}, "after_sensitive": {"password": true}}},
              {"address": "aws_vpc.old", "mode": "managed", "type": "aws_vpc", "name": "old",
               "provider_name": "registry.terraform.io/hashicorp/aws",
               "change": {"actions": ["delete"], "before": {"cidr": "10.0.0.0/8"}, "after": null,
                "after_unknown": {}, "before_sensitive": {}, "after_sensitive": false}}],
             "output_changes": {"url": {"actions": ["create"], "before": null, "after": "https://x", "after_unknown": false,
               "before_sensitive": false, "after_sensitive": false}},
             "configuration": {"root_module": {"variables": {"password": {"sensitive": true}}}}}
            """;

    static final String SECRET = "Sw0rdfish-7291";

    private OpaPlans() {}

    static PlanSource source(String json) {
        return PlanSource.of("plan.json", () -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    static Path rego(Path folder, String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    /** A shell script. */
    static Path script(Path folder, String... lines) throws IOException {
        Path script = folder.resolve("opa");
        Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    static PlanFiles.Tool tool(String program, Path directory, int seconds) {
        return new PlanFiles.Tool(
                program,
                Map.of("PATH", "/usr/bin:/bin", "AWS_SECRET_ACCESS_KEY", SECRET, "OPA_EVAL_FORMAT", "raw"),
                directory,
                Duration.ofSeconds(seconds));
    }
}
