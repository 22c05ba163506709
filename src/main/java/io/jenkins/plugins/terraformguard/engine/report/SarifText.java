package io.jenkins.plugins.terraformguard.engine.report;

/** Foreign text as plain text of SARIF, in which {@code [words](address)} is a link: it stays text. */
final class SarifText {
    private SarifText() {}

    /** The text with line feeds kept. */
    static String plain(String text) {
        return unlinked(SafeText.visible(text));
    }

    /** A text that is fit for showing already. */
    static String unlinked(String text) {
        return text.replace("](", "] (");
    }
}
