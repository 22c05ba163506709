package io.jenkins.plugins.terraformguard.results.told;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BuildDescriptionTest {
    private static final String BEGIN = "Terraform Guard web: ";

    @Test
    void itsLineIsAddedOnceAndBroughtUpToDate() {
        String first = BuildDescription.with(null, BEGIN, BEGIN + "Failed");
        assertEquals("Terraform Guard web: Failed", first);
        assertEquals("Terraform Guard web: Passed", BuildDescription.with(first, BEGIN, BEGIN + "Passed"));
        assertEquals(BEGIN + "Failed", BuildDescription.with("  ", BEGIN, BEGIN + "Failed"));
    }

    @Test
    void whatOthersWroteStays() {
        String others = "Deploys <b>shop</b>\n\nTerraform Guard web-2: Passed";

        String both = BuildDescription.with(others, BEGIN, BEGIN + "Failed");
        assertEquals(others + "\nTerraform Guard web: Failed", both);
        assertEquals(others + "\nTerraform Guard web: Passed", BuildDescription.with(both, BEGIN, BEGIN + "Passed"));
    }

    @Test
    void idsBecomeNamesOfVariables() {
        assertEquals("PROD_EU_1", GuardEnvironment.name("prod-eu.1"));
        assertEquals("_", GuardEnvironment.name("_"));
    }
}
