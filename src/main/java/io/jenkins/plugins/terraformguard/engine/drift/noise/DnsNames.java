package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Host and domain names. */
final class DnsNames implements Recogniser {
    private static final int LONGEST = 260;

    private static final AttributeTable NAMES = AttributeTable.of(
            "fqdn",
            "*_fqdn",
            "dns_name",
            "*_dns_name",
            "domain_name",
            "*_domain_name",
            "hostname",
            "cname",
            "name_servers",
            "nameservers",
            "aws_route53_*:name",
            "aws_acm_certificate:subject_alternative_names",
            "aws_acm_certificate_validation:validation_record_fqdns",
            "aws_cloudfront_distribution:aliases",
            "google_dns_record_set:name",
            "cloudflare_record:name",
            "cloudflare_dns_record:name");

    /** What records hold; a name only if their type says so. */
    private static final AttributeTable RECORDS = AttributeTable.of(
            "aws_route53_record:records",
            "google_dns_record_set:rrdatas",
            "cloudflare_record:content",
            "cloudflare_record:value",
            "cloudflare_dns_record:content",
            "azurerm_*dns_cname_record:record",
            "azurerm_*dns_ns_record:records",
            "azurerm_*dns_ptr_record:records");

    private static final Set<String> NAMING = Set.of("CNAME", "NS", "PTR", "DNAME");
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern NAME = Pattern.compile("(?:\\*\\.|\\\\052\\.)?" + LABEL + "(?:\\." + LABEL + ")+\\.?");

    @Override
    public Form form(Place place, Value value) {
        if (!(value instanceof Value.Text text)
                || text.value().length() > LONGEST
                || !NAMES.has(place) && !isNamingRecord(place)
                || !NAME.matcher(text.value()).matches()) {
            return null;
        }
        String name = text.value().toLowerCase(Locale.ROOT);
        // Route 53 writes a wildcard by the number of its character.
        name = name.startsWith("\\052") ? "*" + name.substring(4) : name;
        return Form.of(Rules.DNS_NAME, name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    }

    private static boolean isNamingRecord(Place place) {
        return RECORDS.has(place) && (place.type().startsWith("azurerm_") || NAMING.contains(place.text("type")));
    }
}
