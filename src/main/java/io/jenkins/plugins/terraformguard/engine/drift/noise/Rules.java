package io.jenkins.plugins.terraformguard.engine.drift.noise;

import java.util.List;

/** The rules by name. What each of them does is in the class that recognises its values. */
final class Rules {
    static final NoiseRule JSON_DOCUMENT = new NoiseRule(
            "json-document",
            "The same JSON in another spelling",
            "Texts that are a JSON object or list: order of keys, white space, escapes and the form of numbers. Not the order"
                    + " of lists, not 1 against \"1\", not a key that is null against none, not a document with a key that is"
                    + " there twice, and not what a file holds (content).");
    static final NoiseRule IAM_DOCUMENT = new NoiseRule(
            "iam-document",
            "The same AWS policy document in another spelling",
            "One text against a list of it, the order of statements, actions, resources, principals and values of conditions,"
                    + " letter case of actions, an account id against the ARN of its root, an empty Sid, Id or Condition, no"
                    + " Version against 2008-10-17. Not another Version, Sid or Id, and no document with an empty list of"
                    + " actions, resources or principals.");
    static final NoiseRule LIST_ORDER = new NoiseRule(
            "list-order",
            "The same elements in another order",
            "Lists of which the order is known not to matter, by name: networks, ids, ARNs, security groups, subnets, zones,"
                    + " scopes, members and the like. Not commands, arguments, layers, name servers of hosts, network"
                    + " interfaces, nor what has preferred, priority, primary or fallback in its name.");
    static final NoiseRule NULL_OR_EMPTY = new NoiseRule(
            "null-or-empty",
            "Not set against empty",
            "null, \"\", [] and {} of an attribute. Not 0 or false, not an element of a list, not a tag or another entry of a"
                    + " map whose keys people choose, and not an empty list of what is allowed.");
    static final NoiseRule NUMBER_FORM = new NoiseRule(
            "number-form",
            "A number or truth value against its text",
            "1 against \"1\", true against \"true\". Two texts are never the same number: \"1.10\" and \"1.1\" are two versions.");
    static final NoiseRule LETTER_CASE = new NoiseRule(
            "letter-case",
            "Letter case that a provider rewrites",
            "Ids of Azure resources, Azure locations (also their spaces), enumerations of Azure, protocols, GUIDs, identifiers"
                    + " and maintenance windows of AWS databases, users and groups of Google IAM. No other text.");
    static final NoiseRule DNS_NAME = new NoiseRule(
            "dns-name",
            "The same DNS name",
            "Letter case and a dot at the end, in attributes that hold host and domain names. Not in TXT records.");
    static final NoiseRule ARN_FORM = new NoiseRule(
            "arn-form",
            "The same thing by ARN and by name",
            "A log group's ARN with and without :* at its end; the ARN of something in the account and region of the resource"
                    + " against its name or id; a KMS key's ARN against its id. Not an ARN of another account or region.");
    static final NoiseRule LINK_FORM = new NoiseRule(
            "link-form",
            "The same Google Compute resource by another link",
            "Full URL of any version of the API against the path that begins with projects/, and either against the name if"
                    + " project and region are those of the resource. Not the same name in another project or region.");
    static final NoiseRule NETWORK_FORM = new NoiseRule(
            "network-form",
            "The same address in another spelling",
            "Spellings of IPv6, and one address against the network of that address alone (/32, /128). Not a network of"
                    + " another length, and not other host bits.");
    static final NoiseRule PROTOCOL_FORM = new NoiseRule(
            "protocol-form",
            "A protocol by number and by name",
            "tcp, udp, icmp, icmpv6 and all, against 6, 17, 1, 58 and -1, in rules of AWS networks.");
    static final NoiseRule QUANTITY = new NoiseRule(
            "quantity",
            "The same Kubernetes quantity",
            "1000m against 1, 1Gi against 1024Mi, in requests, limits and the like. Not 1G against 1Gi.");
    static final NoiseRule DURATION_FORM = new NoiseRule(
            "duration-form",
            "The same duration in another spelling",
            "PT60M against PT1H (a day is 24 hours, there are no months and years), and 3600s against 1h0m0s in attributes that"
                    + " are named after durations. Cron expressions are not compared.");
    static final NoiseRule TIMESTAMP_FORM = new NoiseRule(
            "timestamp-form", "The same instant in another spelling", "RFC 3339: zone, fraction of a second.");
    static final NoiseRule LINE_ENDS = new NoiseRule(
            "line-ends",
            "Line ends of a text",
            "CR LF against LF, and line ends at the very end, in texts of several lines and in scripts. Not other white space,"
                    + " and not what a file holds (content).");
    static final NoiseRule PEM = new NoiseRule(
            "pem",
            "White space in PEM",
            "Certificates and keys between BEGIN and END lines. Not the order of a chain.");
    static final NoiseRule BASE64 = new NoiseRule(
            "base64",
            "The same base64 in another form",
            "Line breaks, padding and alphabet, in attributes that are named after base64; a start script against its base64.");
    static final NoiseRule DERIVED_TAGS = new NoiseRule(
            "derived-tags",
            "The same change of a tag once more",
            "tags_all after tags; effective_labels and terraform_labels after labels; effective_annotations after annotations."
                    + " Only a change with the same values on both sides: what is in tags_all alone, a default tag, is shown.");
    static final NoiseRule TIMESTAMP = new NoiseRule(
            "timestamp",
            "When something was last changed, seen or used",
            "Names such as last_modified, updated_at or update_time, if both values are points in time. Not when it was"
                    + " created, begins, ends, expires or rotates.");
    static final NoiseRule ETAG = new NoiseRule(
            "etag",
            "Marks of a version of the resource",
            "etag, and fingerprints of Google, if both values look like one. Not of objects in a bucket, where it stands for"
                    + " what they hold, and not the fingerprint of a key or certificate.");
    static final NoiseRule GENERATION = new NoiseRule(
            "generation",
            "Counters of changes",
            "resource_version, observed_generation, metageneration, generation in Kubernetes and Cloud Run, serial numbers of"
                    + " Azure zones, if both values are whole numbers. Not versions that stand for content: latest_version,"
                    + " version_id, revision, generation of an object.");
    static final NoiseRule USAGE = new NoiseRule(
            "usage",
            "How much is stored or used",
            "Numbers that grow by use: sizes of file systems, rows and bytes of tables, stored bytes. Not capacities and counts"
                    + " that somebody sets.");

    static final List<NoiseRule> ALL = List.of(
            JSON_DOCUMENT,
            IAM_DOCUMENT,
            LIST_ORDER,
            NULL_OR_EMPTY,
            NUMBER_FORM,
            LETTER_CASE,
            DNS_NAME,
            ARN_FORM,
            LINK_FORM,
            NETWORK_FORM,
            PROTOCOL_FORM,
            QUANTITY,
            DURATION_FORM,
            TIMESTAMP_FORM,
            LINE_ENDS,
            PEM,
            BASE64,
            DERIVED_TAGS,
            TIMESTAMP,
            ETAG,
            GENERATION,
            USAGE);

    private Rules() {}
}
