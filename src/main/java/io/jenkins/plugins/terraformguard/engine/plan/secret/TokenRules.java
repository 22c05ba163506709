package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static io.jenkins.plugins.terraformguard.engine.plan.secret.CharSet.ALNUM;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.CharSet.BASE64_URL;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.CharSet.DIGIT;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.CharSet.HEX;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.CharSet.LOWER_HEX;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.CharSet.UPPER_ALNUM;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.CharSet.WORD;

import java.util.ArrayList;
import java.util.List;

/** Tokens that begin with a prefix of their own, as their issuers document it. */
final class TokenRules {
    private static final CharSet BASE32 = CharSet.of("A-Z2-7");
    private static final CharSet BASE64_PADDED = CharSet.of("0-9A-Za-z+/=");
    private static final CharSet BECH32 = CharSet.of("023456789ACDEFGHJKLMNPQRSTUVWXYZ");
    private static final CharSet DASHED = CharSet.of("0-9A-Za-z-");
    private static final CharSet DOTTED = CharSet.of("0-9A-Za-z._-");
    private static final CharSet COOKIE = CharSet.of("0-9A-Za-z%+/=-");
    private static final CharSet TOKEN = CharSet.of("0-9A-Za-z.=_-");

    private final List<Anchor> anchors = new ArrayList<>();

    private TokenRules() {}

    static List<Anchor> anchors() {
        TokenRules rules = new TokenRules();
        rules.clouds();
        rules.code();
        rules.operations();
        rules.messaging();
        rules.data();
        return rules.anchors;
    }

    private void clouds() {
        add(CredentialRule.AWS_ACCESS_KEY, Shape.of(BASE32, 16), "AKIA", "ASIA");
        add(CredentialRule.GOOGLE_API_KEY, Shape.of(BASE64_URL, 35), "AIza");
        add(CredentialRule.GOOGLE_OAUTH_SECRET, Shape.of(BASE64_URL, 28), "GOCSPX-");
        add(CredentialRule.GOOGLE_ACCESS_TOKEN, Shape.atLeast(DOTTED, 20), "ya29.");
        add(CredentialRule.DIGITALOCEAN, Shape.of(LOWER_HEX, 64), "dop_v1_", "doo_v1_", "dor_v1_");
        add(CredentialRule.HEROKU, Shape.of(BASE64_URL, 58), "HRKU-AA");
        add(CredentialRule.FLY, Shape.of(BASE64_URL, 43), "fo1_");
        add(CredentialRule.FLY, Shape.atLeast(BASE64_PADDED, 100), "fm1r_", "fm1a_", "fm2_");
        Shape tailscale = Shape.of(ALNUM, 8, 32).then("-").then(ALNUM, 16, 64);
        add(CredentialRule.TAILSCALE, tailscale, "tskey-auth-", "tskey-api-", "tskey-client-");
    }

    private void code() {
        add(CredentialRule.GITHUB, Shape.atLeast(DOTTED, 36), "ghp_", "gho_", "ghu_", "ghs_", "ghr_");
        add(CredentialRule.GITHUB, Shape.atLeast(WORD, 60), "github_pat_");
        add(CredentialRule.GITLAB, Shape.atLeast(DOTTED, 20), "glpat-", "gldt-", "glrt-", "glrtr-", "glcbt-", "glptt-");
        add(CredentialRule.GITLAB, Shape.atLeast(DOTTED, 20), "glft-", "glimt-", "glagent-", "gloas-", "glsoat-");
        add(CredentialRule.GITLAB, Shape.atLeast(DOTTED, 20), "glffct-", "GR1348941");
        add(CredentialRule.ATLASSIAN, Shape.atLeast(TOKEN, 100), "ATATT3");
        add(CredentialRule.BITBUCKET, Shape.atLeast(TOKEN, 100), "ATCTT3");
        add(CredentialRule.BITBUCKET, Shape.of(ALNUM, 32), "ATBB");
        add(CredentialRule.NPM, Shape.of(ALNUM, 36), "npm_");
        add(CredentialRule.PYPI, Shape.atLeast(BASE64_URL, 50), "pypi-AgE");
        add(CredentialRule.RUBYGEMS, Shape.of(LOWER_HEX, 48), "rubygems_");
        add(CredentialRule.DOCKER_HUB, Shape.atLeast(BASE64_URL, 27), "dckr_pat_", "dckr_oat_");
        add(CredentialRule.ARTIFACTORY, Shape.of(ALNUM, 69), "AKCp");
        add(CredentialRule.SONAR, Shape.of(LOWER_HEX, 40), "squ_", "sqp_", "sqa_");
        add(CredentialRule.LINEAR, Shape.of(ALNUM, 32, 64), "lin_api_", "lin_oauth_");
        add(CredentialRule.POSTMAN, Shape.of(HEX, 24).then("-").then(HEX, 34), "PMAK-");
    }

    private void operations() {
        add(CredentialRule.VAULT, Shape.atLeast(BASE64_URL, 24), "hvs.", "hvb.", "hvr.");
        add(CredentialRule.PULUMI, Shape.of(LOWER_HEX, 40), "pul-");
        add(CredentialRule.DOPPLER, Shape.of(ALNUM, 40, 44), "dp.pt.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit.");
        Shape doppler = Shape.of(BASE64_URL, 1, 64).then(".").then(ALNUM, 40, 44);
        add(CredentialRule.DOPPLER, doppler, "dp.st.");
        add(CredentialRule.ONE_PASSWORD, Shape.atLeast(BASE64_PADDED, 250), "ops_eyJ");
        add(CredentialRule.AGE_KEY, Shape.of(BECH32, 58), "AGE-SECRET-KEY-1");
        add(CredentialRule.NEW_RELIC, Shape.of(UPPER_ALNUM, 27), "NRAK-");
        add(CredentialRule.NEW_RELIC, Shape.of(BASE64_URL, 32), "NRII-", "NRIQ-");
        add(CredentialRule.DYNATRACE, Shape.of(ALNUM, 24).then(".").then(ALNUM, 64), "dt0c01.", "dt0s16.");
        add(CredentialRule.GRAFANA, Shape.atLeast(BASE64_PADDED, 32), "glc_");
        add(CredentialRule.GRAFANA, Shape.of(ALNUM, 32).then("_").then(HEX, 8), "glsa_");
        Shape sentry = Shape.atLeast(CharSet.BASE64_ANY, 60);
        add(CredentialRule.SENTRY, sentry, "sntrys_");
        add(CredentialRule.SENTRY, Shape.of(LOWER_HEX, 64), "sntryu_");
    }

    private void messaging() {
        Shape slack = Shape.of(DIGIT, 1, 20).then("-").thenAtLeast(DASHED, 8);
        for (char kind : "abceoprs".toCharArray()) {
            add(CredentialRule.SLACK, slack, "xox" + kind + "-");
        }
        add(CredentialRule.SLACK, Shape.atLeast(COOKIE, 40), "xoxd-");
        Shape app =
                Shape.of(DIGIT, 1).then("-").then(UPPER_ALNUM, 6, 24).then("-").then(DIGIT, 6, 20);
        add(CredentialRule.SLACK, app.then("-").thenAtLeast(ALNUM, 20), "xapp-");
        add(CredentialRule.SENDGRID, Shape.of(BASE64_URL, 22).then(".").then(BASE64_URL, 43), "SG.");
        add(CredentialRule.STRIPE, Shape.atLeast(ALNUM, 10), "sk_live_", "rk_live_", "sk_test_", "rk_test_");
        add(CredentialRule.STRIPE, Shape.atLeast(BASE64_PADDED, 32), "whsec_");
        add(CredentialRule.SQUARE, Shape.of(BASE64_URL, 22), "sq0atp-");
        add(CredentialRule.SQUARE, Shape.of(BASE64_URL, 43), "sq0csp-");
        add(CredentialRule.SQUARE, Shape.of(BASE64_URL, 60), "EAAA");
        add(CredentialRule.SHOPIFY, Shape.of(HEX, 32), "shpat_", "shpca_", "shppa_", "shpss_");
    }

    private void data() {
        add(CredentialRule.ANTHROPIC, Shape.atLeast(BASE64_URL, 24), "sk-ant-");
        add(CredentialRule.HUGGING_FACE, Shape.of(ALNUM, 30, 40), "hf_");
        Shape databricks = Shape.of(LOWER_HEX, 32);
        add(CredentialRule.DATABRICKS, databricks, "dapi");
        add(CredentialRule.SUPABASE, Shape.of(LOWER_HEX, 40), "sbp_");
        add(CredentialRule.SUPABASE, Shape.atLeast(BASE64_URL, 24), "sb_secret_");
        Shape planetscale = Shape.atLeast(TOKEN, 32);
        add(CredentialRule.PLANETSCALE, planetscale, "pscale_tkn_", "pscale_pw_", "pscale_oauth_");
    }

    private void add(CredentialRule rule, Shape shape, String... prefixes) {
        Check check = (text, start, end) -> Boundary.before(text, start) && shape.endOf(text, end) >= 0 ? rule : null;
        for (String prefix : prefixes) {
            anchors.add(Anchor.exact(prefix, check));
        }
    }
}
