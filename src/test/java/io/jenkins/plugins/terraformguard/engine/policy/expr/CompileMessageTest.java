package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the author of a policy reads when an expression does not compile. */
class CompileMessageTest {
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        globb(after.a, "x") | 1:6 | there is no function 'globb'; did you mean 'glob'?
        after.a.startWith("x") | 1:18 | there is no function 'startWith'; did you mean 'startsWith'?
        true && frobnicate(after.a) | 1:19 | there is no function 'frobnicate'; docs/policies.md lists those that there are
        timestamp(after.a) == after.b | 1:10 | there is no function 'timestamp'; docs/policies.md lists those that there are
        after.l.all(x, globb(x, "a")) | 1:21 | there is no function 'globb'; did you mean 'glob'?
        cidr_contains("10.0.0.0/8") | 1:14 | the call does not fit cidr_contains(net: string, netOrIp: string), found cidr_contains(string)
        cidr_contains("10.0.0.0/8", 5) | 1:14 | the call does not fit cidr_contains(net: string, netOrIp: string), found cidr_contains(string, int)
        cidr_contains("10.0.0.0/8", ["10.0.0.1"]) | 1:14 | the call does not fit cidr_contains(net: string, netOrIp: string), found cidr_contains(string, list of string)
        cidr_contains("10.0.0.0/33", after.a) | 1:15 | '10.0.0.0/33' is no network: the length of the prefix is a number from 0 to 32
        true && cidr_contains(after.a, "10.0.0.01") | 1:32 | '10.0.0.01' is no IP address: IPv4 is four numbers from 0 to 255 without leading zeros
        "a".cidr_contains("b") | 1:18 | the call does not fit cidr_contains(net: string, netOrIp: string), found string.cidr_contains(string)
        after.a.matches(5) | 1:16 | the call does not fit (text: string).matches(pattern: string), found any.matches(int)
        after.a.matches("(") | 1:17 | the pattern '(' is no RE2 pattern: missing closing )
        after.a.glob("x*") | 1:13 | the call does not fit glob(text: string, pattern: string), found any.glob(string)
        changed() | 1:8 | the call does not fit changed(path: string), found changed()
        changed("a..b") | 1:9 | 'a..b' is no path such as tags.Owner, ingress[0].from_port or tags["a:b"]
        changed_paths("x") == [] | 1:14 | the call does not fit changed_paths(), found changed_paths(string)
        iam(5) == null | 1:4 | the call does not fit iam(document: string or map), found iam(int)
        iam("{}") == null | 1:5 | the document has no Statement
        semver_satisfies(after.a, "=> 1.0") | 1:27 | '=> 1.0' is no version constraint such as '>= 1.2, < 2.0' or '~> 1.4'
        semver_compare("latest", after.a) == 1 | 1:16 | 'latest' is no version such as 1.2.3, 1.2 or 1.2.3-beta.1
        semver_compare(after.a, after.b) == "1" | 1:34 | '==' needs two values of the same type, found (int, string)
        days_until("31.01.2026") > 3 | 1:12 | '31.01.2026' is no time such as 2026-01-31T12:00:00Z or 2026-01-31
        days_until(after.a) > "3" | 1:21 | '>' needs two numbers or two strings, found (int, string)
        lower(after.a) == 5 | 1:16 | '==' needs two values of the same type, found (string, int)
        sort("a") == [] | 1:5 | the call does not fit sort(list: list), found sort(string)
        split(after.a, ",") == "a" | 1:21 | '==' needs two values of the same type, found (list of string, string)
        change.actions == "create" | 1:16 | '==' needs two values of the same type, found (list of string, string)
        1 + "a" == 2 | 1:3 | '+' needs two numbers of the same type, two strings or two lists, found (int, string)
        after.a in "abc" | 1:9 | 'in' needs a value and a list, or a string and a map, found (any, string)
        "text" | 1:1 | type bool is needed here, found string
        lower(after.a) | 1:6 | type bool is needed here, found string
        nobody.knows == 1 | 1:1 | there is no variable 'nobody'; known are: after, before, change, params, plan, resource, run
        resouce.type == "a" | 1:1 | there is no variable 'resouce'; did you mean 'resource'?
        change.action == ["create"] | 1:7 | undefined field 'action'; did you mean 'actions'?
        """)
    void saysWhereWhatIsExpected(String expression, String place, String message) {
        ExpressionException e = assertThrows(ExpressionException.class, () -> COMPILER.condition(expression));
        assertEquals(place + " " + message, e.line() + ":" + e.column() + " " + e.getMessage());
    }
}
