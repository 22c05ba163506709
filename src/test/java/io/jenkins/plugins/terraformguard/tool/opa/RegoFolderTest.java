package io.jenkins.plugins.terraformguard.tool.opa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegoFolderTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectories(temporary.resolve("policy"));
    }

    @Test
    void policiesAndDataAreTaken() throws IOException {
        OpaPlans.rego(folder, "a.rego", "package a");
        OpaPlans.rego(folder, "sub/b.rego", "package b");
        OpaPlans.rego(folder, "sub/data.json", "{}");
        OpaPlans.rego(folder, "names.yaml", "a: b");
        OpaPlans.rego(folder, "README.md", "#");
        OpaPlans.rego(folder, ".git/c.rego", "package c");
        OpaPlans.rego(folder, ".hidden.json", "{}");

        RegoFolder read = RegoFolder.read(folder, "policy", null);

        assertEquals(
                List.of("a.rego", "names.yaml", "sub/b.rego", "sub/data.json"),
                List.copyOf(read.files().keySet()));
        assertEquals(List.of("a.rego", "sub/b.rego"), read.policies());
        Path copy = temporary.resolve("copy");
        read.copyTo(copy);
        assertArrayEquals("package b".getBytes(), Files.readAllBytes(copy.resolve("sub/b.rego")));
    }

    @Test
    void theDigestTellsFoldersApart() throws IOException {
        OpaPlans.rego(folder, "a.rego", "package a");
        String first = RegoFolder.read(folder, "policy", null).sha256();

        assertEquals(first, RegoFolder.read(folder, "other", null).sha256(), "its name is not part of it");
        Files.move(folder.resolve("a.rego"), folder.resolve("b.rego"));
        String moved = RegoFolder.read(folder, "policy", null).sha256();
        assertNotEquals(first, moved);
        OpaPlans.rego(folder, "data.json", "{}");
        assertNotEquals(moved, RegoFolder.read(folder, "policy", null).sha256());
    }

    @Test
    void aFolderWithoutPoliciesIsAnError() throws IOException {
        OpaPlans.rego(folder, "data.json", "{}");

        assertTrue(
                refused().getMessage().contains("'policy' holds no policy"),
                refused().getMessage());
    }

    @Test
    void aLinkIsAnError() throws IOException {
        OpaPlans.rego(folder, "a.rego", "package a");
        Path secret = Files.writeString(temporary.resolve("secret.json"), "{}");
        Files.createSymbolicLink(folder.resolve("data.json"), secret);
        assertTrue(refused().getMessage().contains("data.json"), refused().getMessage());

        Files.delete(folder.resolve("data.json"));
        Files.createSymbolicLink(folder.resolve("more"), temporary);
        assertTrue(refused().getMessage().contains("more"), refused().getMessage());
    }

    /** To read a pipe is to wait for whoever writes into it. */
    @Test
    void aPipeIsAnErrorAndNotWaitedFor() throws Exception {
        OpaPlans.rego(folder, "a.rego", "package a");
        Path pipe = folder.resolve("b.rego");
        try {
            assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        } catch (IOException e) {
            abort("There is no mkfifo here");
        }
        ToolException refused = assertTimeoutPreemptively(Duration.ofSeconds(20), this::refused);
        assertTrue(refused.getMessage().contains("b.rego"), refused.getMessage());
    }

    @Test
    void tooMuchIsAnError() throws IOException {
        Files.write(folder.resolve("a.rego"), new byte[RegoFolder.MAX_FILE_BYTES + 1]);
        assertTrue(
                refused().getMessage().contains("too large at a.rego"),
                refused().getMessage());

        Files.delete(folder.resolve("a.rego"));
        for (int i = 0; i <= RegoFolder.MAX_FILES; i++) {
            Files.writeString(folder.resolve(i + ".rego"), "package a");
        }
        assertTrue(
                refused().getMessage().contains("more than 500 files"),
                refused().getMessage());
    }

    @Test
    void policiesThatLieTooDeepAreNotLeftOut() throws IOException {
        OpaPlans.rego(folder, "d/".repeat(25) + "a.rego", "package a");

        assertTrue(refused().getMessage().contains("too deep"), refused().getMessage());
    }

    /** Policies see the plan without its secrets, and they would stand beside it. */
    @Test
    void theFolderOfThePlanIsRefused() throws IOException {
        OpaPlans.rego(folder, "a.rego", "package a");
        Path plan = OpaPlans.rego(folder, "infra/tfplan", "PK");

        ToolException refused = assertThrows(ToolException.class, () -> RegoFolder.read(folder, "policy", plan));
        assertTrue(refused.getMessage().contains("'policy' holds the plan itself: infra/tfplan"), refused.getMessage());
        assertTrue(refused.remedy().contains("folder of their own"), refused.remedy());
        Path beside = Files.createDirectories(temporary.resolve("policy-plans")).resolve("tfplan");
        assertEquals(1, RegoFolder.read(folder, "policy", beside).files().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "old.json | {\"terraform_version\": \"1.9\", \"x\": {\"a\": [1]}, \"format_version\": \"1.2\", \"resource_changes\": []}",
                "state.json | \uFEFF{\"format_version\": \"1.0\", \"values\": {\"root_module\": {}}}",
                "state.yml | {\"version\": 4, \"terraform_version\": \"1.9.0\", \"resources\": []}",
                "cut.json | {\"format_version\": \"1.0\", \"planned_values\": {\"root_module\": {",
                "plan.yaml | ~format_version: '1.2'\nterraform_version: 1.9.0\n\"resource_changes\":\n- address: a.b~",
                "prod.auto.tfvars.json | {\"password\": \"x\"}",
                "PROD.TFVARS.JSON | {}",
                "terraform.tfvars | password = 1",
                "terraform.tfstate | {}",
                "terraform.tfstate.backup | {}",
                "sub/x.tfstate.json | {}",
            })
    void plansStatesAndVariablesAreNoData(String file, String content) throws IOException {
        OpaPlans.rego(folder, "a.rego", "package a");
        OpaPlans.rego(folder, file, content);

        ToolException refused = refused();
        assertTrue(refused.getMessage().contains(": " + file + ". Secrets in it"), refused.getMessage());
        assertTrue(refused.remedy().contains("Put the file elsewhere"), refused.remedy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resources\": [\"aws_vpc\"], \"values\": 1}",
                "{\"data\": {\"format_version\": 1, \"resource_changes\": []}, \"format_version\": \"of ours\"}",
                "terraform_version: 1.9.0\nlimits:\n  resources: 5\n",
                "[",
                ""
            })
    void otherDataIsTaken(String content) throws IOException {
        OpaPlans.rego(folder, "a.rego", "package a");
        OpaPlans.rego(folder, "data.yaml", content);

        assertEquals(2, RegoFolder.read(folder, "policy", null).files().size());
    }

    @Test
    void messagesNameFilesAsTheUserDoes() throws IOException {
        OpaPlans.rego(folder, "a.rego", "package a");

        assertEquals(
                "infra/policy", RegoFolder.read(folder, "infra/policy", null).place());
        for (String odd :
                List.of("../policy", "/etc", "-x", "a b", "./policy", "a/./b", "a//b", "a/..", "file:policy")) {
            assertEquals("policy", RegoFolder.read(folder, odd, null).place(), odd);
        }
    }

    private ToolException refused() {
        return assertThrows(ToolException.class, () -> RegoFolder.read(folder, "policy", null));
    }
}
