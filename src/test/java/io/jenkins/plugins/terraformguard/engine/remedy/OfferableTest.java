package io.jenkins.plugins.terraformguard.engine.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of examples that somebody else may use. */
class OfferableTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        http_tokens; "required"; true
        sse_algorithm; "aws:kms"; true
        minimum_protocol_version; "TLSv1.2_2021"; true
        retention_in_days; 365; true
        encrypted; true; true
        logging[0].enabled; true; true
        rotation; [{"enabled":true,"days":7}]; true
        kms_key_id; "alias"; false
        kms_master_key_id; "k"; false
        role_arn; "x"; false
        account; 12; false
        tags.Team; "payments"; false
        labels; {"app":"x"}; false
        from_port; 443; false
        cidr_blocks; ["10.0.0.0/8"]; false
        setting; "10.0.0.0/8"; false
        setting; "arn:aws:kms:eu-central-1:123456789012:key/x"; false
        setting; "123456789012"; false
        setting; 123456789012; false
        setting; "example"; false
        setting; "my-setting"; false
        setting; "0f3c1f4e-1111-2222-3333-444444444444"; false
        setting; "acme"; false
        setting; "logs.corp.com"; false
        setting; "a b"; false
        setting; ""; false
        setting; null; false
        encryption; [{"state":"ENCRYPTED","key_name":"projects"}]; false
        type; "egress"; false
        enableAutopilot; true; false
        retention_in_days; 0; false
        force_destroy; true; false
        force_destroy; false; true
        publicly_accessible; true; false
        publicly_accessible; false; true
        deletion_protection; true; true
        deletion_protection; false; false
        ignore_public_acls; true; true
        block_public_acls; true; true
        options; [{"allow_external_traffic":true}]; false
        """)
    void settingsAreAndNamesAreNot(String path, String value, boolean expected) throws Exception {
        assertEquals(expected, Offerable.isOfferable(ValueTree.steps(path), JsonValues.parse(value)));
    }
}
