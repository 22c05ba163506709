package io.jenkins.plugins.terraformguard.step;

import hudson.ExtensionList;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import java.util.List;

/** Small plans in the form in which {@code terraform show -json} prints them. */
final class Plans {
    private Plans() {}

    /** A plan with the given resource changes. */
    static String of(String... changes) {
        return """
                {"format_version":"1.2","terraform_version":"1.11.4","applyable":true,"complete":true,"errored":false,
                "resource_changes":[%s]}
                """.formatted(String.join(",", changes));
    }

    static String change(String type, String name, String actions, String before, String after) {
        return """
                {"address":"%1$s.%2$s","mode":"managed","type":"%1$s","name":"%2$s",
                "provider_name":"registry.terraform.io/hashicorp/aws",
                "change":{"actions":[%3$s],"before":%4$s,"after":%5$s,"after_unknown":{},
                "before_sensitive":false,"after_sensitive":{}}}
                """.formatted(type, name, actions, before, after);
    }

    /** Nothing to complain about. */
    static String clean() {
        return of(change("terraform_data", "a", "\"create\"", "null", "{\"input\":\"x\"}"));
    }

    /** Has the organisation forbid what {@link #openSsh()} does; as bundled, the policy may be waived. */
    static void forbidOpenSsh() {
        ExtensionList.lookupSingleton(GuardGlobalConfiguration.class)
                .setOrganisationFiles(
                        List.of(new PolicyEntry("settings.yaml", "enforcement: {TG-AWS-001: hard-mandatory}")));
    }

    /** Violates a policy that {@link #forbidOpenSsh()} makes hard-mandatory. */
    static String openSsh() {
        return of(change("aws_security_group", "bastion", "\"create\"", "null", """
                {"name":"bastion","ingress":[{"protocol":"tcp","from_port":22,"to_port":22,
                "cidr_blocks":["0.0.0.0/0"],"ipv6_cidr_blocks":[],"security_groups":[],"self":false}],
                "tags_all":{"Owner":"a","Environment":"b"},"tags":{"Owner":"a","Environment":"b"}}
                """));
    }

    /** Violates a soft-mandatory policy. */
    static String bucketDestroyed() {
        return of(
                change("aws_s3_bucket", "data", "\"delete\"", "{\"bucket\":\"data\",\"force_destroy\":false}", "null"));
    }

    /** Violates an advisory policy. */
    static String untagged() {
        return of(change("aws_sns_topic", "alerts", "\"forget\"", "{\"name\":\"alerts\"}", "null"));
    }

    /** A plan whose password is in the clear wherever Terraform puts it. */
    static String secret(String password) {
        return """
                {"format_version":"1.2","terraform_version":"1.11.4",
                "variables":{"password":{"value":"%1$s"}},
                "planned_values":{"outputs":{"login":{"sensitive":true,"type":"string","value":"%1$s"}},
                "root_module":{"resources":[{"address":"aws_db_instance.main","mode":"managed","type":"aws_db_instance",
                "name":"main","values":{"password":"%1$s"},"sensitive_values":{"password":true}}]}},
                "resource_drift":[{"address":"aws_db_instance.main","mode":"managed","type":"aws_db_instance",
                "name":"main","change":{"actions":["update"],"before":{"password":"old-%1$s","port":1},
                "after":{"password":"%1$s","port":2},"after_unknown":{},"before_sensitive":{"password":true},
                "after_sensitive":{"password":true}}}],
                "resource_changes":[{"address":"aws_db_instance.main","mode":"managed","type":"aws_db_instance",
                "name":"main","change":{"actions":["create"],"before":null,
                "after":{"password":"%1$s","storage_encrypted":false,"publicly_accessible":true,"description":"%1$s"},
                "after_unknown":{},"before_sensitive":false,"after_sensitive":{"password":true}}}],
                "output_changes":{"login":{"actions":["create"],"before":null,"after":"%1$s","after_unknown":false,
                "before_sensitive":true,"after_sensitive":true}},
                "configuration":{"root_module":{"variables":{"password":{"sensitive":true}}}}}
                """.formatted(password);
    }
}
