package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts of which providers rewrite the letter case: by their name, and only if the text has the form that goes with it. */
final class Spellings implements Recogniser {
    private static final int LONGEST = 2000;
    private static final String AZURE = "az";

    private static final AttributeTable LOCATIONS =
            AttributeTable.of("azurerm_*:location", "azurerm_*:*_location", "azurerm_*:locations", "azapi_*:location");

    private static final AttributeTable IDS = AttributeTable.of("id", "*_id", "*_ids");

    private static final AttributeTable WORDS = AttributeTable.of(
            "protocol",
            "ip_protocol",
            "instance_protocol",
            "lb_protocol",
            "azurerm_*:direction",
            "azurerm_*:access",
            "azurerm_*:sku",
            "azurerm_*:sku_name",
            "azurerm_*:sku_tier",
            "azurerm_*:tier",
            "azurerm_*:account_kind",
            "azurerm_*:account_tier",
            "azurerm_*:account_replication_type",
            "azurerm_*:allocation_method",
            "azurerm_*:os_type",
            "azurerm_*:storage_account_type");

    /** AWS writes these in lower case, whatever they were given as. */
    private static final AttributeTable DATABASES = AttributeTable.of(
            "aws_db_*:identifier",
            "aws_db_*:name",
            "aws_db_instance:*_group_name",
            "aws_rds_cluster*:*identifier",
            "aws_rds_cluster*:*_group_name",
            "aws_docdb_*:*identifier",
            "aws_neptune_*:*identifier",
            "aws_redshift_*:*identifier",
            "aws_redshift_*:*_group_name",
            "aws_elasticache_*:*_id",
            "aws_elasticache_*:*_group_name",
            "aws_*:*maintenance_window",
            "aws_*:*backup_window",
            "!aws_db_*:db_name",
            "!aws_db_instance:name",
            "!aws_db_snapshot*:*");

    private static final AttributeTable MEMBERS = AttributeTable.of("google_*_iam_*:member", "google_*_iam_*:members");

    private static final Pattern LOCATION = Pattern.compile("[A-Za-z][A-Za-z0-9 ]{0,60}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9:.-]{0,254}");
    private static final Pattern GUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern MEMBER = Pattern.compile("(?:user|group|serviceAccount|domain):[^\\s/:?]{1,300}");
    private static final Pattern AZURE_ID = Pattern.compile("/(?i:subscriptions|providers)/[^\\s?#]{1,1900}");

    @Override
    public Form form(Place place, Value value) {
        if (!(value instanceof Value.Text text) || text.value().length() > LONGEST) {
            return null;
        }
        String written = text.value();
        if (LOCATIONS.has(place)) {
            return form(LOCATION, written, written.replace(" ", ""));
        }
        if (place.type().startsWith(AZURE) && AZURE_ID.matcher(written).matches()) {
            return form(AZURE_ID, written, written);
        }
        if (MEMBERS.has(place)) {
            return form(MEMBER, written, written);
        }
        if (WORDS.has(place)) {
            return form(WORD, written, written);
        }
        if (DATABASES.has(place)) {
            return form(NAME, written, written);
        }
        return IDS.has(place) ? form(GUID, written, written) : null;
    }

    private static Form form(Pattern shape, String written, String compared) {
        return shape.matcher(written).matches() ? Form.of(Rules.LETTER_CASE, compared.toLowerCase(Locale.ROOT)) : null;
    }
}
