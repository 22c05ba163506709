package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static io.jenkins.plugins.terraformguard.engine.plan.secret.Sample.ALNUM;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.Sample.DIGITS;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.Sample.HEX;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.Sample.UPPER;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.Sample.WORD;
import static io.jenkins.plugins.terraformguard.engine.plan.secret.Sample.of;

/** Samples of services that give out tokens. */
final class ServiceSamples {
    private static final String UUID =
            of(HEX, 8) + "-" + of(HEX, 4) + "-" + of(HEX, 4) + "-" + of(HEX, 4) + "-" + of(HEX, 12);

    private ServiceSamples() {}

    static void addTo(Samples samples) {
        code(samples);
        operations(samples);
        messaging(samples);
        payment(samples);
        data(samples);
        labelled(samples);
    }

    private static void code(Samples samples) {
        samples.token(CredentialRule.GITHUB, ALNUM, 36, "ghp_", "gho_", "ghu_", "ghs_", "ghr_");
        samples.hit(CredentialRule.GITHUB, "github_pat_" + of(ALNUM, 22) + "_" + of(ALNUM, 59));
        samples.miss(CredentialRule.GITHUB, "github_pat_" + of(ALNUM, 22));
        String[] gitlab = {"glpat-", "gldt-", "glrt-", "glrtr-", "glcbt-", "glptt-", "glft-", "glimt-", "glagent-"};
        samples.token(CredentialRule.GITLAB, WORD, 20, gitlab);
        samples.token(CredentialRule.GITLAB, WORD, 20, "gloas-", "glsoat-", "glffct-", "GR1348941");
        samples.token(CredentialRule.ATLASSIAN, WORD, 100, "ATATT3");
        samples.hit(CredentialRule.BITBUCKET, "ATCTT3" + of(WORD, 180), "ATBB" + of(ALNUM, 32));
        samples.miss(CredentialRule.BITBUCKET, "ATBB" + of(ALNUM, 31), "ATCTT3" + of(WORD, 60));
        samples.exactToken(CredentialRule.NPM, ALNUM, 36, "npm_");
        samples.token(CredentialRule.PYPI, WORD, 50, "pypi-AgE");
        samples.exactToken(CredentialRule.RUBYGEMS, HEX, 48, "rubygems_");
        samples.token(CredentialRule.DOCKER_HUB, WORD, 27, "dckr_pat_", "dckr_oat_");
        samples.exactToken(CredentialRule.ARTIFACTORY, ALNUM, 69, "AKCp");
        samples.exactToken(CredentialRule.SONAR, HEX, 40, "squ_", "sqp_", "sqa_");
        samples.token(CredentialRule.LINEAR, ALNUM, 32, "lin_api_", "lin_oauth_");
        samples.hit(CredentialRule.POSTMAN, "PMAK-" + of(HEX, 24) + "-" + of(HEX, 34));
        samples.miss(CredentialRule.POSTMAN, "PMAK-" + of(HEX, 24), "PMAK-" + of(HEX, 23) + "-" + of(HEX, 34));
        String login = Sample.base64("robot:" + of(ALNUM, 12));
        samples.hit(
                CredentialRule.DOCKER_CONFIG,
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"" + login + "\"}}}",
                "{\\\"auths\\\":{\\\"ghcr.io\\\":{\\\"auth\\\": \\\"" + login + "\\\"}}}",
                "//registry.example.com/:_auth=" + login);
        samples.miss(
                CredentialRule.DOCKER_CONFIG,
                "{\"auth\":\"none\"}",
                "{\"auth\":\"" + Sample.base64("no colon in it") + "\"}",
                "{\"auth\":true}");
    }

    private static void operations(Samples samples) {
        samples.token(CredentialRule.VAULT, WORD, 24, "hvs.", "hvb.", "hvr.");
        String terraform = of(ALNUM, 14) + ".atlasv1." + of(WORD, 67);
        samples.hit(CredentialRule.TERRAFORM_CLOUD, terraform, "credentials { t = \"" + terraform + "\" }");
        samples.miss(CredentialRule.TERRAFORM_CLOUD, "abc.atlasv1." + of(WORD, 67), terraform.substring(0, 60));
        samples.exactToken(CredentialRule.PULUMI, HEX, 40, "pul-");
        samples.token(CredentialRule.DOPPLER, ALNUM, 40, "dp.pt.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit.");
        samples.hit(CredentialRule.DOPPLER, "dp.st.prd_eu." + of(ALNUM, 43));
        samples.miss(CredentialRule.DOPPLER, "dp.st.prd_eu." + of(ALNUM, 12));
        samples.token(CredentialRule.ONE_PASSWORD, ALNUM, 250, "ops_eyJ");
        samples.exactToken(CredentialRule.NEW_RELIC, DIGITS + UPPER, 27, "NRAK-");
        samples.exactToken(CredentialRule.NEW_RELIC, WORD, 32, "NRII-", "NRIQ-");
        samples.hit(CredentialRule.DYNATRACE, "dt0c01." + of(ALNUM, 24) + "." + of(ALNUM, 64));
        samples.miss(CredentialRule.DYNATRACE, "dt0c01." + of(ALNUM, 24), "dt0c01." + of(ALNUM, 64));
        samples.token(CredentialRule.GRAFANA, ALNUM, 32, "glc_");
        samples.hit(CredentialRule.GRAFANA, "glsa_" + of(ALNUM, 32) + "_" + of(HEX, 8));
        samples.miss(CredentialRule.GRAFANA, "glsa_" + of(ALNUM, 32), "glsa_" + of(ALNUM, 32) + "_" + of(HEX, 9));
        samples.token(CredentialRule.SENTRY, WORD, 60, "sntrys_");
        samples.exactToken(CredentialRule.SENTRY, HEX, 64, "sntryu_");
    }

    private static void messaging(Samples samples) {
        String number = of(DIGITS, 12);
        samples.hit(
                CredentialRule.SLACK,
                "xoxb-" + number + "-" + number + "-" + of(ALNUM, 24),
                "xoxp-" + number + "-" + number + "-" + number + "-" + of(HEX, 32),
                "xoxa-2-" + number + "-" + of(HEX, 20),
                "xoxe.xoxp-1-" + of(UPPER, 163),
                "xoxd-" + of(ALNUM, 50) + "%2B" + of(ALNUM, 50),
                "xapp-1-A" + of(DIGITS + UPPER, 10) + "-" + number + "-" + of(HEX, 64));
        samples.miss(
                CredentialRule.SLACK,
                "xoxo-indieweb-meetup-2024",
                "xoxb-your-token-goes-here",
                "xoxb-" + number,
                "xoxz-1-abcdefghi");
        String path = "T" + of(UPPER, 8) + "/B" + of(UPPER, 8) + "/" + of(ALNUM, 24);
        samples.hit(
                CredentialRule.SLACK_WEBHOOK,
                "https://hooks.slack.com/services/" + path,
                "https://hooks.slack.com/workflows/" + path + "/" + of(ALNUM, 24),
                "https://hooks.slack.com/triggers/" + path);
        samples.miss(
                CredentialRule.SLACK_WEBHOOK,
                "https://hooks.slack.com/services/...",
                "https://slack.com/services/" + path);
        samples.hit(
                CredentialRule.DISCORD_WEBHOOK,
                "https://discord.com/api/webhooks/" + of(DIGITS, 18) + "/" + of(WORD, 68),
                "https://discordapp.com/api/webhooks/" + of(DIGITS, 18) + "/" + of(WORD, 68));
        samples.miss(
                CredentialRule.DISCORD_WEBHOOK,
                "https://discord.com/api/webhooks/" + of(DIGITS, 18),
                "https://example.com/api/webhooks/" + of(DIGITS, 18) + "/" + of(WORD, 68));
        samples.hit(
                CredentialRule.TEAMS_WEBHOOK,
                "https://acme.webhook.office.com/webhookb2/" + UUID + "@" + UUID + "/IncomingWebhook/" + of(HEX, 32));
        samples.miss(CredentialRule.TEAMS_WEBHOOK, "https://acme.webhook.office.com/webhookb2/" + of(HEX, 8));
        String telegram = of(DIGITS, 9) + ":AA" + of(WORD, 33);
        samples.hit(CredentialRule.TELEGRAM, telegram, "https://api.telegram.org/bot" + telegram + "/sendMessage");
        samples.miss(CredentialRule.TELEGRAM, of(DIGITS, 5) + ":AA" + of(WORD, 33), telegram + "x", "x" + telegram);
        samples.hit(CredentialRule.SENDGRID, "SG." + of(WORD, 22) + "." + of(WORD, 43));
        samples.miss(CredentialRule.SENDGRID, "SG." + of(WORD, 22), "SG." + of(WORD, 21) + "." + of(WORD, 43));
        samples.exactToken(CredentialRule.MAILGUN, HEX, 32, "key-");
        samples.miss(CredentialRule.MAILGUN, "pubkey-" + of(HEX, 32), "my-key-" + of(HEX, 32));
    }

    private static void payment(Samples samples) {
        samples.token(CredentialRule.STRIPE, ALNUM, 10, "sk_live_", "rk_live_", "sk_test_", "rk_test_");
        samples.token(CredentialRule.STRIPE, ALNUM, 32, "whsec_");
        samples.miss(CredentialRule.STRIPE, "pk_live_" + of(ALNUM, 24));
        samples.exactToken(CredentialRule.SQUARE, WORD, 22, "sq0atp-");
        samples.exactToken(CredentialRule.SQUARE, WORD, 43, "sq0csp-");
        samples.exactToken(CredentialRule.SQUARE, WORD, 60, "EAAA");
        samples.exactToken(CredentialRule.SHOPIFY, HEX, 32, "shpat_", "shpca_", "shppa_", "shpss_");
    }

    private static void data(Samples samples) {
        samples.token(CredentialRule.ANTHROPIC, WORD, 24, "sk-ant-");
        samples.hit(CredentialRule.ANTHROPIC, "sk-ant-api03-" + of(WORD, 95));
        String half = of(ALNUM, 20);
        samples.hit(
                CredentialRule.OPENAI,
                "sk-" + half + "T3Blbk" + "FJ" + half,
                "sk-proj-" + of(WORD, 74) + "T3Blbk" + "FJ" + of(WORD, 74),
                "sk-svcacct-" + of(WORD, 58) + "T3Blbk" + "FJ" + of(WORD, 58),
                "sk-proj-" + of(WORD, 120));
        samples.miss(
                CredentialRule.OPENAI,
                "sk-" + half,
                half + "T3Blbk" + "FJ" + half,
                "sk-proj-a-bucket-for-the-logs-of-the-data-lake-in-production");
        samples.token(CredentialRule.HUGGING_FACE, ALNUM, 30, "hf_");
        samples.hit(CredentialRule.HUGGING_FACE, "hf_" + of(ALNUM, 34));
        samples.exactToken(CredentialRule.DATABRICKS, HEX, 32, "dapi");
        samples.hit(CredentialRule.DATABRICKS, "dapi" + of(HEX, 32) + "-2");
        samples.exactToken(CredentialRule.SUPABASE, HEX, 40, "sbp_");
        samples.hit(CredentialRule.SUPABASE, "sb_secret_" + of(WORD, 31));
        samples.token(CredentialRule.PLANETSCALE, ALNUM, 32, "pscale_tkn_", "pscale_pw_", "pscale_oauth_");
    }

    /** Keys without a form of their own: without their label they are none. */
    private static void labelled(Samples samples) {
        samples.hit(CredentialRule.HEROKU, "HEROKU_API_KEY=" + UUID, "heroku_key: \"" + UUID + "\"");
        samples.miss(CredentialRule.HEROKU, UUID, "heroku_app_id=" + UUID, "heroku_api_version=" + of(DIGITS, 8));
        samples.hit(CredentialRule.SNYK, "SNYK_TOKEN=" + UUID, "{\"snyk_api_key\": \"" + UUID + "\"}");
        samples.miss(CredentialRule.SNYK, "SNYK_ORG_ID=" + UUID);
        samples.hit(CredentialRule.TWILIO, "TWILIO_API_SID=SK" + of(HEX, 32), "twilio_auth = \"" + of(HEX, 32) + "\"");
        samples.miss(CredentialRule.TWILIO, "SK" + of(HEX, 32), "TWILIO_NUMBER=" + of(DIGITS, 11));
        samples.hit(
                CredentialRule.PAGERDUTY, "PAGERDUTY_KEY=" + of(HEX, 32), "pagerduty_token: " + of(ALNUM, 18) + "+_");
        samples.miss(CredentialRule.PAGERDUTY, of(HEX, 32), "pagerduty_service=" + of(HEX, 32));
        samples.hit(
                CredentialRule.CLOUDFLARE, "CLOUDFLARE_GLOBAL_KEY=" + of(HEX, 37), "cloudflare_auth: " + of(WORD, 40));
        samples.miss(CredentialRule.CLOUDFLARE, of(HEX, 37), "cloudflare_zone=" + of(HEX, 32));
        samples.hit(
                CredentialRule.DATADOG,
                "DATADOG_APP_KEY=" + of(HEX, 40),
                "<datadogKey>" + of(HEX, 32) + "</datadogKey>");
        samples.miss(CredentialRule.DATADOG, of(HEX, 40), "datadog_site=" + of(HEX, 32));
    }
}
