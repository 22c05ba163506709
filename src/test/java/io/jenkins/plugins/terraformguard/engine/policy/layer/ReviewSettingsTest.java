package io.jenkins.plugins.terraformguard.engine.policy.layer;

import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.messages;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.resolve;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How layers say together who looks at a change, and when that asks for approval. */
class ReviewSettingsTest {
    private static final List<PolicyFile> NONE = List.of();

    private static List<PolicyFile> review(String layer, String said) {
        return said == null || said.isBlank() ? NONE : List.of(settings(layer, "review: {" + said + "}"));
    }

    private static ReviewRules rules(String organisation, String outer, String inner, String project)
            throws PolicyException {
        return layers(organisation, outer, inner, project).settings().review();
    }

    private static EffectivePolicies layers(String organisation, String outer, String inner, String project)
            throws PolicyException {
        return resolve(review("o", organisation), review("f", outer), review("g", inner), review("p", project));
    }

    @Test
    void everythingThatCanBeSaidArrives() throws Exception {
        ReviewRules rules = resolve(List.of(settings("o", """
                        review:
                          roles: [intent, security]
                          critic: true
                          tokens: 1000
                          raise: { severity: low, supported: 0, agreement: 2 }
                        """))).settings().review();
        assertEquals(
                new ReviewRules(List.of("security", "intent"), true, 1000, new ReviewRules.Raise(Severity.LOW, 0, 2)),
                rules);
    }

    @Test
    void whereNoLayerSaysAnythingTheDefaultHolds() throws Exception {
        assertEquals(ReviewRules.DEFAULT, rules("", "", "", ""));
        assertEquals(
                ReviewRules.DEFAULT,
                resolve(List.of(settings("o", "profile: strict", "review: {}")))
                        .settings()
                        .review());
        assertEquals(ReviewRules.DEFAULT, ReviewSettings.of(PolicyInput.NONE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        security  ;             ;          ;             ; security
                  ; security    ;          ;             ; security
        intent    ; security    ; intent   ; reliability ; security reliability intent
                  ;             ;          ; intent      ; general intent
        security  ;             ;          ; intent      ; security intent
        """)
    void rolesAddUp(String organisation, String outer, String inner, String project, String expected) throws Exception {
        assertEquals(
                List.of(expected.split(" ")),
                rules(roles(organisation), roles(outer), roles(inner), roles(project))
                        .roles());
    }

    private static String roles(String role) {
        return role == null ? "" : "roles: [" + role + "]";
    }

    /** Of each layer what it says of the critic; then what holds, and which layers tried in vain. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        true  ;       ;       ;       ; true  ;
        true  ;       ;       ; true  ; true  ;
        true  ;       ; false ;       ; false ;
        true  ;       ;       ; false ; false ;
        false ; true  ;       ;       ; false ; folder 1
              ; true  ;       ;       ; true  ;
              ; true  ; true  ;       ; true  ;
              ; false ; true  ;       ; false ; folder 2
              ;       ; true  ;       ; true  ;
              ;       ;       ; true  ; false ; project
              ; true  ; false ; true  ; false ; project
        """)
    void aProjectHasNoCritic(
            String organisation, String outer, String inner, String project, boolean expected, String inVain)
            throws Exception {
        EffectivePolicies policies = layers(critic(organisation), critic(outer), critic(inner), critic(project));
        assertEquals(expected, policies.settings().review().critic());
        assertEquals(inVain == null ? 0 : 1, messages(policies).size(), String.valueOf(messages(policies)));
        messages(policies).forEach(message -> assertTrue(message.contains("'" + inVain + "'"), message));
    }

    private static String critic(String said) {
        return said == null ? "" : "critic: " + said;
    }

    @Test
    void theOrganisationMayTellLessThanTheDefaultAndALayerBelowMoreThanIt() throws Exception {
        assertEquals(2000, rules("tokens: 2000", "", "", "").tokens());
        assertEquals(
                6000, rules("tokens: 2000", "tokens: 4000", "", "tokens: 6000").tokens());
        EffectivePolicies less = layers("", "", "", "tokens: 7999");
        assertEquals(8000, less.settings().review().tokens());
        assertEquals(1, less.weakenings().size());
    }

    @Test
    void aBoundThatIsLeftOutIsThatOfTheLayersAboveOrTheDefault() throws Exception {
        ReviewRules.Raise first =
                rules("", "", "", "raise: {severity: critical}").raise();
        assertEquals(new ReviewRules.Raise(Severity.CRITICAL, 80, 1), first);
        EffectivePolicies policies = layers(
                "raise: {agreement: 3, supported: 90}",
                "raise: {severity: medium}",
                "raise: {supported: 95, agreement: 2}",
                "raise: {supported: 50}");
        assertEquals(
                new ReviewRules.Raise(Severity.MEDIUM, 50, 2),
                policies.settings().review().raise());
        assertEquals(1, policies.weakenings().size(), String.valueOf(messages(policies)));
        assertTrue(
                messages(policies).get(0).contains("'folder 2'"),
                messages(policies).get(0));
    }

    /** Jenkins reads the layers above once more and takes both together: that must be what the plan was judged with. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
        -                                    ; -                      ; -
        roles: [security]                    ; -                      ; roles: [intent]
        -                                    ; -                      ; roles: [intent], critic: true, tokens: 20000
        critic: true, tokens: 2000           ; raise: {severity: low} ; raise: {supported: 1}
        raise: {severity: high, agreement: 2}; critic: true           ; raise: {agreement: 1}
        critic: true                         ; tokens: 9000           ; critic: false
        """)
    void whatHoldsIsNeverLessThanWhatTheLayersAboveSay(String organisation, String folder, String project)
            throws Exception {
        ReviewRules above = ReviewSettings.of(
                new PolicyInput(review("o", organisation), List.of(review("f", folder)), review("p", "critic: x")));
        ReviewRules all = rules(organisation, folder, "", project);
        assertEquals(all, all.and(above));
        assertEquals(all, above.and(all));
    }

    @Test
    void aWrongFileOfALayerAboveIsAnErrorThatNamesTheLayer() {
        PolicyException e = assertThrows(
                PolicyException.class,
                () -> ReviewSettings.of(new PolicyInput(NONE, List.of(NONE, review("f", "tokens: many")), NONE)));
        assertTrue(e.getMessage().endsWith("(layer: folder 2)"), e.getMessage());
        assertEquals("f/settings.yaml", e.file());
    }
}
