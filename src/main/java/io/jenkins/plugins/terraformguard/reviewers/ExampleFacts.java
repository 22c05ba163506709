package io.jenkins.plugins.terraformguard.reviewers;

import io.jenkins.plugins.terraformguard.engine.review.Fact;
import io.jenkins.plugins.terraformguard.engine.review.Fact.FactValue;
import io.jenkins.plugins.terraformguard.engine.review.Fact.Kind;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import java.util.List;
import java.util.TreeMap;

/** Facts of a plan that nobody made, to show what a model is sent and to see whether one answers. */
final class ExampleFacts {
    private static final String DATABASE = "aws_db_instance.orders";
    private static final String ADDRESSES = "aws_security_group_rule.database";

    private ExampleFacts() {}

    static FactSheet sheet() {
        return new FactSheet(
                List.of(
                        fact(
                                1,
                                Kind.PLAN,
                                "",
                                "",
                                List.of(),
                                "The plan creates 0, updates 1, replaces 1, deletes 0, forgets 0, imports 0, moves 0."
                                        + " Risk 72 of 100 (high). The policies say pass: "),
                        fact(
                                2,
                                Kind.CHANGE,
                                DATABASE,
                                "replace",
                                List.of(
                                        new FactValue("engine_version", "15.4", "16.1"),
                                        new FactValue("deletion_protection", "true", "false")),
                                ""),
                        fact(
                                3,
                                Kind.CHANGE,
                                ADDRESSES,
                                "update",
                                List.of(new FactValue("cidr_blocks[0]", "10.0.0.0/16", "0.0.0.0/0")),
                                ""),
                        fact(4, Kind.INTENT, "", "", List.of(), "A newer minor version of the database")),
                new TreeMap<>());
    }

    private static Fact fact(
            int number, Kind kind, String subject, String action, List<FactValue> values, String text) {
        return new Fact("F" + number, kind, subject, action, values, text);
    }
}
