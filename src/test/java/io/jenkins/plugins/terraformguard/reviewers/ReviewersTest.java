package io.jenkins.plugins.terraformguard.reviewers;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewersTest {
    private static final ModelEndpoint ONE = Setup.openAi("one", "https://models.example.com", "");
    private static final ModelEndpoint TWO = Setup.openAi("two", "https://models.example.com", "");

    private static Reviewers reviewers(String usual, List<RoleEndpoint> roles, String critic) {
        return new Reviewers(List.of(ONE, TWO), usual, roles, critic, Duration.ofSeconds(60), 0, 7);
    }

    private static void refuses(String part, Reviewers reviewers) {
        String message =
                assertThrows(IllegalArgumentException.class, reviewers::check).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void aRoleHasItsOwnEndpointOrTheUsualOne() {
        Reviewers reviewers =
                reviewers("one", List.of(new RoleEndpoint("security", "two"), new RoleEndpoint("intent", "")), "");
        assertDoesNotThrow(reviewers::check);
        assertEquals("one", reviewers.of("general"));
        assertEquals("two", reviewers.of("security"));
        assertEquals("", reviewers.of("intent"));
        assertEquals("one", reviewers.ofCritic());
        assertEquals("two", reviewers("one", List.of(), "two").ofCritic());
        assertEquals("", reviewers("", List.of(), "").of("general"));
    }

    @Test
    void whatDoesNotFitTogetherIsNamed() {
        refuses("There is no endpoint 'three'", reviewers("three", List.of(), ""));
        refuses("There is no endpoint 'three'", reviewers("one", List.of(), "three"));
        refuses("There is no endpoint 'three'", reviewers("one", List.of(new RoleEndpoint("security", "three")), ""));
        refuses(
                "There is no role 'judge'; the roles are general,",
                reviewers("one", List.of(new RoleEndpoint("judge", "one")), ""));
        refuses(
                "'security' is there twice",
                reviewers("one", Collections.nCopies(2, new RoleEndpoint("security", "one")), ""));
        refuses(
                "Two endpoints are called 'one'",
                new Reviewers(List.of(ONE, ONE), "", List.of(), "", Duration.ofSeconds(60), 0, 7));
        refuses("from 1 to 1800", new Reviewers(List.of(), "", List.of(), "", Duration.ZERO, 0, 7));
        refuses(
                "more than 50",
                new Reviewers(Collections.nCopies(51, ONE), "", List.of(), "", Duration.ofSeconds(60), 0, 7));
    }

    @Test
    void anEndpointThatCantBeUsedIsNamedWithoutItsAddress() {
        for (String url : List.of(
                "http://models.example.com",
                "https://user:sk-planted@models.example.com",
                "https://models.example.com?key=sk-planted",
                "https://sk-planted models",
                "file:///etc/passwd",
                "models.example.com/sk-planted")) {
            ModelEndpoint endpoint = Setup.openAi("one", url, "");
            String message = assertThrows(IllegalArgumentException.class, endpoint::check, url)
                    .getMessage();
            assertTrue(message.startsWith("The endpoint 'one': ") && !message.contains("sk-planted"), message);
        }
        assertThrows(IllegalArgumentException.class, Setup.openAi("<b>", "", "")::check);
        assertThrows(IllegalArgumentException.class, new ModelEndpoint("one", new OpenAiProvider(" "))::check);
        assertThrows(IllegalArgumentException.class, new ModelEndpoint("one", null)::check);
        ONE.setConcurrent(65);
        String message =
                assertThrows(IllegalArgumentException.class, ONE::check).getMessage();
        ONE.setConcurrent(4);
        assertEquals("The endpoint 'one': the number of questions at once must be a number from 1 to 64", message);
    }

    @Test
    void anEndpointElsewhereIsAnotherOne() {
        assertEquals(
                ONE.guards(),
                Setup.openAi("one", "https://models.example.com", "other-key").guards());
        assertTrue(!ONE.guards()
                .equals(Setup.openAi("one", "https://other.example.com", "").guards()));
        assertTrue(!ONE.guards().equals(TWO.guards()));
    }
}
