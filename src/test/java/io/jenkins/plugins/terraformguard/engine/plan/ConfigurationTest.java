package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The configuration, prior state and planned values of a plan, and the content of a state. */
class ConfigurationTest {
    private static final String CONFIGURATION = """
        "configuration":{"provider_config":{"aws":{"name":"aws","full_name":"registry.terraform.io/hashicorp/aws",
        "version_constraint":"~> 5.0","expressions":{"region":{"constant_value":"eu-west-1"},
        "profile":{"constant_value":"work"},"token":{"references":["var.token"]}}},
        "module.net:aws.east":{"name":"aws","alias":"east","module_address":"module.net"}},
        "root_module":{"resources":[{"address":"aws_vpc.main","mode":"managed","type":"aws_vpc","name":"main",
        "provider_config_key":"aws","expressions":{"cidr_block":{"references":["var.cidr"]},
        "tags":{"constant_value":{"a":"b"}},"block":[{"x":{"references":["local.x","aws_kms_key.k.arn","aws_kms_key.k"]}}]},
        "count_expression":{"references":["var.n"]},"depends_on":["aws_kms_key.k"],
        "provisioners":[{"type":"local-exec","expressions":{"command":{"constant_value":"deploy it"},
        "environment":{"references":["var.e"]}}}]}],
        "outputs":{"o":{"expression":{"constant_value":"hush-hush-hush"},"sensitive":true}},
        "variables":{"cidr":{"default":"10.0.0.0/8","description":"where"},"token":{"sensitive":true}},
        "module_calls":{"net":{"source":"./net","version_constraint":"1.0","expressions":{"n":{"constant_value":2}},
        "for_each_expression":{"references":["var.all"]},"module":{"module_calls":{"inner":{"source":"git::https://example.com/x",
        "module":{"resources":[{"address":"a.b","mode":"data","type":"a","name":"b"}]}}}}}}}}""";

    private final List<ConfiguredProvider> providers = new ArrayList<>();
    private final List<ConfiguredResource> resources = new ArrayList<>();
    private final List<ModuleCall> calls = new ArrayList<>();
    private final List<ConfiguredVariable> variables = new ArrayList<>();
    private final List<ConfiguredOutput> outputs = new ArrayList<>();

    @BeforeEach
    void read() throws Exception {
        PlanSource source = TestPlans.source("{\"format_version\":\"1.2\"," + CONFIGURATION + "}");
        TestPlans.open(source).stream(new ChangeVisitor() {
            @Override
            public Set<PlanSection> sections() {
                return Set.of(PlanSection.CONFIGURATION);
            }

            @Override
            public void change(ResourceChange change) {
                throw new AssertionError("there is none");
            }

            @Override
            public void provider(ConfiguredProvider provider) {
                providers.add(provider);
            }

            @Override
            public void configuredResource(ConfiguredResource resource) {
                resources.add(resource);
            }

            @Override
            public void moduleCall(ModuleCall call) {
                calls.add(call);
            }

            @Override
            public void variable(ConfiguredVariable variable) {
                variables.add(variable);
            }

            @Override
            public void configuredOutput(ConfiguredOutput output) {
                outputs.add(output);
            }
        });
    }

    @Test
    void providersKeepWhereTheyWorkAndWhatTheyReferTo() {
        ConfiguredProvider aws = providers.get(0);
        assertEquals("~> 5.0", aws.versionConstraint());
        assertTrue(aws.expressions().get("region").toString().contains("eu-west-1"));
        assertEquals(
                Set.of("var.token"), Expressions.references(aws.expressions().get("token")));
        MapValue profile = (MapValue) aws.expressions().get("profile");
        assertInstanceOf(Value.Sensitive.class, profile.get("constant_value"));
        assertEquals("east", providers.get(1).alias());
        assertEquals("module.net", providers.get(1).module());
    }

    @Test
    void resourcesKeepTheirReferences() {
        ConfiguredResource vpc = resources.get(0);
        assertEquals("", vpc.module());
        assertEquals("aws", vpc.providerKey());
        assertEquals(List.of("aws_kms_key.k"), vpc.dependsOn());
        assertEquals(Set.of("var.n"), Expressions.references(vpc.count()));
        assertEquals(
                Set.of("var.cidr", "local.x", "aws_kms_key.k.arn", "aws_kms_key.k"),
                Expressions.references(vpc.expressions()));
        assertTrue(vpc.expressions().get("tags").toString().contains("b"));
        ConfiguredResource inner = resources.get(1);
        assertEquals("module.net.module.inner", inner.module());
        assertEquals("data", inner.mode());
    }

    @Test
    void constantsOfProvisionersAreHidden() {
        ConfiguredResource.Provisioner provisioner =
                resources.get(0).provisioners().get(0);
        assertEquals("local-exec", provisioner.type());
        assertTrue(!provisioner.toString().contains("deploy"), provisioner.toString());
        assertEquals(Set.of("var.e"), Expressions.references(provisioner.expressions()));
    }

    @Test
    void modulesVariablesAndOutputs() {
        assertEquals(
                List.of("inner", "net"), calls.stream().map(ModuleCall::name).toList());
        assertEquals("./net", calls.get(1).source());
        assertEquals("1.0", calls.get(1).versionConstraint());
        assertEquals(Set.of("var.all"), Expressions.references(calls.get(1).forEach()));
        assertEquals(
                Value.of("10.0.0.0/8"),
                variables.stream()
                        .filter(variable -> variable.name().equals("cidr"))
                        .findFirst()
                        .orElseThrow()
                        .defaultValue());
        assertTrue(variables.stream().anyMatch(variable -> variable.name().equals("token") && variable.sensitive()));
        assertTrue(!outputs.get(0).toString().contains("hush"), outputs.get(0).toString());
    }

    @Test
    void aStateIsReadModuleByModule() throws Exception {
        String state = """
            {"format_version":"1.0","terraform_version":"1.9.0","values":{"outputs":{"o":{"sensitive":true,"type":"string",
            "value":"top-secret-top"},"p":{"sensitive":false,"value":1}},"root_module":{"resources":[{"address":"a.b",
            "mode":"managed","type":"a","name":"b","values":{"s":"top-secret-top","t":"x"},"sensitive_values":{"s":true},
            "depends_on":["c.d"],"tainted":true,"deposed_key":"00000001"}],"child_modules":[{"address":"module.m[0]",
            "resources":[{"address":"module.m[0].a.b","index":0,"values":{"copy":"top-secret-top"}}]}]}}}""";
        List<String> lines = Everything.of(TestPlans.source(state));
        assertTrue(lines.stream().noneMatch(line -> line.contains("top-secret")), lines.toString());
        List<StateResource> found = new ArrayList<>();
        Plan read = TestPlans.open(TestPlans.source(state));
        assertEquals(PlanFacts.Document.STATE, read.facts().document());
        read.stream(new ChangeVisitor() {
            @Override
            public Set<PlanSection> sections() {
                return Set.of(PlanSection.VALUES);
            }

            @Override
            public void change(ResourceChange change) {
                throw new AssertionError("a state has none");
            }

            @Override
            public void stateResource(PlanSection section, StateResource resource) {
                found.add(resource);
            }
        });
        assertEquals(Value.TRUE, found.get(0).tainted());
        assertEquals("00000001", found.get(0).deposedKey());
        assertEquals(List.of("c.d"), found.get(0).dependsOn());
        assertEquals("module.m[0]", found.get(1).module());
        assertEquals(Value.of(0), found.get(1).index());
        assertEquals(Value.NULL, found.get(1).tainted());
    }
}
