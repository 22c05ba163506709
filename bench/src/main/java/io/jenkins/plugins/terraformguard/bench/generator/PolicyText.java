package io.jenkins.plugins.terraformguard.bench.generator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Long texts inside attributes: JSON documents and scripts. */
final class PolicyText {
    private PolicyText() {}

    /** An IAM policy document with so many statements. */
    static String iam(Entropy random, int statements) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            String bucket = random.arn("s3", random.word() + "-" + random.hex(6));
            list.add(Values.map(
                    "Sid",
                    "Allow" + random.letters(6),
                    "Effect",
                    random.oneIn(10) ? "Deny" : "Allow",
                    "Action",
                    List.of("s3:GetObject", "s3:ListBucket"),
                    "Resource",
                    List.of(bucket, bucket + "/*")));
        }
        return json(Values.map("Version", "2012-10-17", "Statement", list));
    }

    /** Who may assume a role. */
    static String trust(String service) {
        Map<String, Object> statement =
                Values.map("Action", "sts:AssumeRole", "Effect", "Allow", "Principal", Values.map("Service", service));
        return json(Values.map("Version", "2012-10-17", "Statement", List.of(statement)));
    }

    /** Widgets of a dashboard, as many as it takes for so many characters. */
    static String dashboard(Entropy random, int characters) {
        List<Object> widgets = new ArrayList<>();
        for (int i = 0; i < characters / 190 + 1; i++) {
            widgets.add(Values.map(
                    "type",
                    "metric",
                    "x",
                    random.below(24),
                    "y",
                    i,
                    "properties",
                    Values.map(
                            "metrics",
                            List.of(List.of("AWS/EC2", "CPUUtilization", "InstanceId", "i-" + random.hex(17))),
                            "period",
                            300,
                            "region",
                            random.region(),
                            "title",
                            "load & errors of " + random.word())));
        }
        return json(Values.map("widgets", widgets));
    }

    /** A start-up script of about so many characters. */
    static String script(Entropy random, int characters) {
        StringBuilder text = new StringBuilder("#!/bin/bash\nset -eu\n");
        while (text.length() < characters) {
            text.append("if [ \"$(id -u)\" = 0 ] && command -v ")
                    .append(random.word())
                    .append(" >/dev/null 2>&1; then echo \"")
                    .append(random.hex(16))
                    .append("\" >> /etc/")
                    .append(random.word())
                    .append(".conf; fi\n");
        }
        return text.toString();
    }

    private static String json(Map<String, Object> document) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new JsonWriter(bytes).value(document);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
