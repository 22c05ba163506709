package io.jenkins.plugins.terraformguard.engine.report;

import java.util.stream.Stream;

/** Text that tries to be more than text. */
final class Hostile {
    private Hostile() {}

    static Stream<String> texts() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</code></td></table><h1>owned</h1>",
                "{{{digest}}} {{guard}} ${7*7}",
                "\u001b[31mred\u001b[0m",
                "safe\u202eevil\u202c\u2066x\u2069\u200f",
                "[click](javascript:alert(1)) ![img](http://evil.example/x.png) [a]: http://evil.example",
                "<http://evil.example> https://evil.example www.evil.example mail@evil.example",
                "`code` ``two`` ```three``` ` \\` \\",
                "| cell | cell |\n| --- | --- |\n| a | b |",
                "x | y || z \\| w",
                "@everyone @org/team #1 GH-2 !3 $4 ~label %5",
                "# heading\n- item\n1. one\n> quote\n---\n***bold*** _it_ ~~gone~~",
                "]]> <![CDATA[ x ]]> <?xml ?> <!-- -->",
                "nul\0bell\u0007vt\u000bdel\u007fc1\u009b",
                "&lt;script&gt; &#x3c; &amp; &nbsp;",
                "half \ud800 pair \udc00 non \uffff",
                "\ufeffbom \u200bzero",
                "\ud83d\ude00 \u65e5\u672c",
                "line\r\nline\rline");
    }
}
