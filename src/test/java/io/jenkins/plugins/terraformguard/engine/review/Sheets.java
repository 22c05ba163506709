package io.jenkins.plugins.terraformguard.engine.review;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sheet of facts for tests. */
final class Sheets {
    static final Fact DATABASE = new Fact(
            "F1",
            Fact.Kind.CHANGE,
            "module.data.aws_db_instance.main",
            "replace",
            List.of(
                    new Fact.FactValue("engine_version", "14.2", "15.1"),
                    new Fact.FactValue("id", "db-7", "(known after apply)")),
            "It has to be replaced because of engine_version");
    static final Fact RULE = new Fact(
            "F2",
            Fact.Kind.CHANGE,
            "aws_security_group.web[\"a\"]",
            "update",
            List.of(
                    new Fact.FactValue("ingress[0].cidr_blocks[0]", "10.0.0.0/8", "0.0.0.0/0"),
                    new Fact.FactValue("tags.Owner", "shop", "")),
            "");
    static final Fact FINDING = new Fact(
            "F3",
            Fact.Kind.FINDING,
            "aws_security_group.web[\"a\"]",
            "update",
            List.of(),
            "TG-AWS-041 (high, soft-mandatory, violation): port 22 is open to 0.0.0.0/0");
    static final FactSheet SHEET = new FactSheet(List.of(DATABASE, RULE, FINDING), new TreeMap<>(Map.of()));

    private Sheets() {}
}
