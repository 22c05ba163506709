package io.jenkins.plugins.terraformguard.engine.plan.secret;

/** A kind of credential that can be told by its looks. */
public enum CredentialRule {
    AWS_ACCESS_KEY("aws-access-key", "AWS access key ID"),
    AWS_SECRET_KEY("aws-secret-key", "AWS secret access key, where labelled"),
    PRESIGNED_URL("presigned-url", "Presigned URL of AWS or Google Cloud"),
    AZURE_STORAGE_KEY("azure-account-key", "Azure account key or shared access key in a connection string"),
    AZURE_SAS("azure-sas-signature", "Azure shared access signature"),
    AZURE_CLIENT_SECRET("azure-client-secret", "Azure client secret"),
    GOOGLE_API_KEY("google-api-key", "Google API key"),
    GOOGLE_SERVICE_ACCOUNT("google-service-account", "Google service account key (JSON)"),
    GOOGLE_OAUTH_SECRET("google-oauth-secret", "Google OAuth client secret"),
    GOOGLE_ACCESS_TOKEN("google-access-token", "Google OAuth access token"),
    DIGITALOCEAN("digitalocean-token", "DigitalOcean token"),
    HEROKU("heroku-api-key", "Heroku API key"),
    CLOUDFLARE("cloudflare-api-key", "Cloudflare API key or token, where labelled"),
    FLY("fly-token", "Fly.io access token"),
    TAILSCALE("tailscale-key", "Tailscale key"),

    PRIVATE_KEY("private-key", "Private key (PEM, OpenSSH, PGP, PuTTY)"),
    PRIVATE_JWK("private-jwk", "Private JSON Web Key"),
    AGE_KEY("age-secret-key", "age secret key"),
    JSON_WEB_TOKEN("json-web-token", "JSON Web Token"),

    GITHUB("github-token", "GitHub token"),
    GITLAB("gitlab-token", "GitLab token"),
    BITBUCKET("bitbucket-token", "Bitbucket access token or app password"),
    ATLASSIAN("atlassian-api-token", "Atlassian API token"),
    NPM("npm-token", "npm access token"),
    PYPI("pypi-token", "PyPI upload token"),
    RUBYGEMS("rubygems-key", "RubyGems API key"),
    DOCKER_HUB("docker-hub-token", "Docker Hub access token"),
    DOCKER_CONFIG("docker-registry-auth", "Registry login in a Docker or npm configuration"),
    ARTIFACTORY("artifactory-key", "JFrog Artifactory API key"),
    SONAR("sonar-token", "SonarQube token"),
    SNYK("snyk-token", "Snyk API token, where labelled"),
    LINEAR("linear-api-key", "Linear API key"),
    POSTMAN("postman-api-key", "Postman API key"),

    VAULT("vault-token", "HashiCorp Vault token"),
    TERRAFORM_CLOUD("terraform-cloud-token", "HCP Terraform or Terraform Enterprise token"),
    PULUMI("pulumi-token", "Pulumi access token"),
    DOPPLER("doppler-token", "Doppler token"),
    ONE_PASSWORD("1password-token", "1Password service account token"),

    SLACK("slack-token", "Slack token"),
    SLACK_WEBHOOK("slack-webhook", "Slack webhook URL"),
    DISCORD_WEBHOOK("discord-webhook", "Discord webhook URL"),
    TEAMS_WEBHOOK("teams-webhook", "Microsoft Teams webhook URL"),
    TELEGRAM("telegram-bot-token", "Telegram bot token"),
    TWILIO("twilio-key", "Twilio key, where labelled"),
    SENDGRID("sendgrid-api-key", "SendGrid API key"),
    MAILGUN("mailgun-key", "Mailgun API key"),
    PAGERDUTY("pagerduty-key", "PagerDuty key, where labelled"),

    STRIPE("stripe-key", "Stripe secret or restricted key"),
    SQUARE("square-token", "Square access token or OAuth secret"),
    SHOPIFY("shopify-token", "Shopify access token or shared secret"),

    OPENAI("openai-api-key", "OpenAI API key"),
    ANTHROPIC("anthropic-api-key", "Anthropic API key"),
    HUGGING_FACE("hugging-face-token", "Hugging Face token"),
    DATABRICKS("databricks-token", "Databricks token"),
    SUPABASE("supabase-token", "Supabase token"),
    PLANETSCALE("planetscale-token", "PlanetScale token or password"),

    DATADOG("datadog-key", "Datadog key, where labelled"),
    NEW_RELIC("new-relic-key", "New Relic key"),
    DYNATRACE("dynatrace-token", "Dynatrace token"),
    GRAFANA("grafana-token", "Grafana token"),
    SENTRY("sentry-token", "Sentry token"),

    AUTHORIZATION("authorization-header", "HTTP Authorization with credentials"),
    URL_PASSWORD("url-password", "URL with a password"),
    COMMAND_PASSWORD("command-password", "Password on a command line or in a netrc file"),
    SQL_PASSWORD("sql-password", "Password in an SQL statement"),
    LABELLED("labelled-secret", "Value with a label such as password, token or secret");

    private final String id;
    private final String title;

    CredentialRule(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Stable, in lower case with dashes, such as {@code aws-access-key}. */
    public String id() {
        return id;
    }

    /** For people, in English. */
    public String title() {
        return title;
    }
}
