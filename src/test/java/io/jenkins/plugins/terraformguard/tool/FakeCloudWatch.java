package io.jenkins.plugins.terraformguard.tool;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/**
 * Log groups of a cloud that is none: as much of the API as the real AWS provider needs to make, read and delete them, so
 * that the real tools find real drift.
 */
public final class FakeCloudWatch implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Integer> retention = new ConcurrentSkipListMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean refuses;

    public FakeCloudWatch() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** The folder with the provider; the test is left out, and says so, where there is none. */
    public static String providers() {
        String folder = System.getProperty("guard.providers", "");
        if (!Files.isDirectory(Path.of(folder).resolve("registry.terraform.io/hashicorp/aws"))) {
            Assumptions.abort("There is no AWS provider at '" + folder
                    + "' (system property guard.providers, a file system mirror): not tested with real drift");
        }
        return folder;
    }

    /** The configuration of a provider that believes in this cloud, and of two log groups in it. */
    public String configuration() {
        return """
                terraform {
                  required_providers {
                    aws = { source = "hashicorp/aws" }
                  }
                }
                provider "aws" {
                  region                      = "eu-west-1"
                  access_key                  = "x"
                  secret_key                  = "y"
                  skip_credentials_validation = true
                  skip_requesting_account_id  = true
                  skip_metadata_api_check     = true
                  max_retries                 = 9
                  endpoints { logs = "http://%s:%d" }
                }
                resource "aws_cloudwatch_log_group" "audit" {
                  name              = "audit"
                  retention_in_days = 7
                }
                resource "aws_cloudwatch_log_group" "web" {
                  name = "web"
                }
                """.formatted(
                        server.getAddress().getAddress().getHostAddress(),
                        server.getAddress().getPort());
    }

    /** Changes a log group as somebody at the console would. */
    public void retain(String group, int days) {
        retention.replace(group, days);
    }

    /** Deletes a log group as somebody at the console would. */
    public void delete(String group) {
        retention.remove(group);
    }

    /** From now on, whoever asks is not allowed to. */
    public void refuse() {
        refuses = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String action = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .replaceAll(".*\\.", "");
        String answer = refuses
                ? "{\"__type\":\"AccessDeniedException\",\"message\":\"not you\"}"
                : answer(action, text(body, "logGroupName"), body);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(refuses ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String answer(String action, String group, String body) {
        switch (action) {
            case "CreateLogGroup" -> retention.put(group, 0);
            case "PutRetentionPolicy" -> retention.put(group, Integer.parseInt(text(body, "retentionInDays")));
            case "DeleteLogGroup" -> retention.remove(group);
            case "DescribeLogGroups" -> {
                return "{\"logGroups\":[" + groups(text(body, "logGroupNamePrefix")) + "]}";
            }
            default -> {
                return "{\"tags\":{}}";
            }
        }
        return "{}";
    }

    private String groups(String prefix) {
        return retention.entrySet().stream()
                .filter(group -> group.getKey().startsWith(prefix))
                .map(group -> """
                        {"logGroupName":"%1$s","arn":"arn:aws:logs:eu-west-1:123456789012:log-group:%1$s:*",
                        "logGroupClass":"STANDARD","creationTime":1,"storedBytes":0%2$s}
                        """.formatted(
                        group.getKey(), group.getValue() == 0 ? "" : ",\"retentionInDays\":" + group.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String text(String json, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\":\"?([^\",}]*)").matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
