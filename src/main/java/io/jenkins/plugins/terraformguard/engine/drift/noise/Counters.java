package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.regex.Pattern;

/** Numbers that count changes or use. */
final class Counters implements Recogniser {
    private static final AttributeTable CHANGES = AttributeTable.of(
            "resource_version",
            "observed_generation",
            "metageneration",
            "kubernetes_*:generation",
            "google_cloud_run*:generation",
            "azurerm_*dns_zone:serial_number");

    private static final AttributeTable USE = AttributeTable.of(
            "aws_efs_file_system:value",
            "aws_efs_file_system:value_in_*",
            "aws_cloudwatch_log_group:stored_bytes",
            "aws_dynamodb_table:item_count",
            "aws_dynamodb_table:table_size_bytes",
            "aws_keyspaces_table:item_count",
            "google_bigquery_table:num_*",
            "google_artifact_registry_repository:size_bytes",
            "google_filestore_*:storage_bytes",
            "azurerm_*:used_capacity*",
            "used_bytes",
            "bytes_used",
            "approximate_number_of_messages*");

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,40}");

    @Override
    public Form form(Place place, Value value) {
        boolean whole = value instanceof Value.Int number && number.value() >= 0
                || value instanceof Value.Text text
                        && text.value().length() <= 40
                        && WHOLE.matcher(text.value()).matches();
        if (whole && CHANGES.has(place)) {
            return Form.anyOf(Rules.GENERATION);
        }
        boolean fraction =
                value instanceof Value.Decimal decimal && decimal.value().signum() > 0;
        return (whole || fraction) && USE.has(place) ? Form.anyOf(Rules.USAGE) : null;
    }
}
