package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.impact.ImpactGraph;
import io.jenkins.plugins.terraformguard.engine.impact.ImpactGraphs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why things are replaced and what depends on them, in plans of the real program. */
class RealImpactTest {
    private static final String MAIN = """
            variable "cidr" { default = "10.0.0.0/16" }
            variable "names" {
              type    = set(string)
              default = ["a", "b"]
            }
            locals { zone = "${var.cidr}-z" }
            resource "terraform_data" "base" {
              triggers_replace = [var.cidr]
              input            = { x = local.zone, y = [1] }
            }
            module "m" {
              source     = "./m"
              for_each   = var.names
              base       = terraform_data.base.id
              cfg        = { n = each.key, q = terraform_data.base.output }
              depends_on = [terraform_data.other]
            }
            resource "terraform_data" "other" {
              count = 2
              input = count.index
            }
            resource "terraform_data" "end" {
              input            = { for k, v in module.m : k => v.out }
              triggers_replace = { a = module.m["a"].out, s = terraform_data.other[*].id }
            }
            resource "terraform_data" "watch" {
              lifecycle { replace_triggered_by = [terraform_data.base.id] }
            }
            output "o" { value = module.m["a"].out }
            """;

    private static final String MODULE = """
            variable "base" {}
            variable "cfg" {}
            resource "terraform_data" "in" {
              triggers_replace = var.base
              input            = var.cfg.n
            }
            output "out" { value = terraform_data.in.id }
            """;

    @TempDir
    Path folder;

    private RealTerraform terraform;

    @BeforeEach
    void apply() throws Exception {
        terraform = new RealTerraform(folder)
                .file("main.tf", MAIN)
                .file("m/main.tf", MODULE)
                .init()
                .apply();
    }

    private ImpactGraph plan(String... arguments) throws Exception {
        return ImpactGraphs.of(terraform.plan(arguments).saved());
    }

    /** Kinds and subjects of the causes, without their texts. */
    private static List<String> steps(ImpactGraph graph, String label) {
        return graph.why(label).stream()
                .map(cause -> cause.kind() + " " + cause.subject())
                .toList();
    }

    @Test
    void aVariableBringsAChainOfReplacements() throws Exception {
        ImpactGraph graph = plan("-var=cidr=10.1.0.0/16");
        assertEquals(
                List.of(
                        "reason replace_because_cannot_update: The provider can't make this change to the object that is"
                                + " there, so it is destroyed and made anew.",
                        "attribute triggers_replace: triggers_replace forces it, for it changes from [\"10.0.0.0/16\"] to"
                                + " [\"10.1.0.0/16\"].",
                        "variable var.cidr: The variable cidr is \"10.1.0.0/16\" in this plan; a plan does not say what it"
                                + " was before."),
                ImpactGraphs.why(graph, "terraform_data.base"));
        assertEquals(
                List.of(
                        "reason replace_because_cannot_update",
                        "attribute triggers_replace",
                        "reference module.m.output.out",
                        "resource module.m[\"a\"].terraform_data.in",
                        "attribute module.m[\"a\"].terraform_data.in: triggers_replace",
                        "reference module.m.var.base",
                        "resource terraform_data.base",
                        "attribute terraform_data.base: triggers_replace",
                        "variable var.cidr"),
                steps(graph, "terraform_data.end"));
        assertEquals(
                List.of("reason replace_by_triggers", "lost lifecycle.replace_triggered_by"),
                steps(graph, "terraform_data.watch"));
        assertEquals(
                List.of(
                        "0 terraform_data.base resource replace x1",
                        "0 terraform_data.watch resource replace x1",
                        "1 module.m.terraform_data.in resource replace x2",
                        "2 output.o output  x0",
                        "2 terraform_data.end resource replace x1"),
                ImpactGraphs.nodes(graph.blast()));
        assertEquals(
                List.of(
                        "module.m.terraform_data.in -> output.o",
                        "module.m.terraform_data.in -> terraform_data.end",
                        "terraform_data.base -> module.m.terraform_data.in",
                        "local.zone ~> terraform_data.base"),
                ImpactGraphs.edges(graph.blast()));
        assertEquals(4, graph.blast().changed());
        assertEquals(2, graph.blast().downstream());
        assertEquals(2, graph.downstream("terraform_data.base"));
        assertEquals(1, graph.downstream("module.m[\"b\"].terraform_data.in"));
        assertEquals(0, graph.downstream("terraform_data.end"));
        assertEquals(List.of(), graph.notes());
    }

    @Test
    void aKeyThatIsGone() throws Exception {
        ImpactGraph graph = plan("-var=names=[\"a\"]");
        List<String> gone = List.of("reason delete_because_no_module", "variable var.names");
        assertEquals(gone, steps(graph, "module.m[\"b\"].terraform_data.in"));
        assertEquals(
                List.of(
                        "attribute input.b",
                        "reference module.m.output.out",
                        "resource module.m[\"b\"].terraform_data.in",
                        "reason module.m[\"b\"].terraform_data.in",
                        "variable var.names"),
                steps(graph, "terraform_data.end"));
        assertEquals(1, graph.downstream("module.m[\"b\"].terraform_data.in"));
    }

    @Test
    void onRequestAndOnlyTheInstanceThatIsMeant() throws Exception {
        ImpactGraph graph = plan("-replace=terraform_data.other[1]");
        assertEquals(List.of("reason replace_by_request"), steps(graph, "terraform_data.other[1]"));
        assertEquals(
                List.of(
                        "reason replace_because_cannot_update",
                        "attribute triggers_replace",
                        "reference module.m.output.out",
                        "resource terraform_data.other[1]",
                        "reason terraform_data.other[1]"),
                steps(graph, "terraform_data.end"));
        assertEquals(
                List.of(
                        "0 terraform_data.other resource replace x2",
                        "1 module.m.terraform_data.in resource  x2",
                        "1 terraform_data.end resource replace x1"),
                ImpactGraphs.nodes(graph.blast()));
    }

    @Test
    void taintedAndFewerThanBefore() throws Exception {
        terraform.run("taint", "terraform_data.other[0]");
        ImpactGraph tainted = plan();
        assertEquals(List.of("reason replace_because_tainted"), steps(tainted, "terraform_data.other[0]"));
        terraform.file("main.tf", MAIN.replace("count = 2", "count = length(var.names) - 1"));
        assertEquals(
                List.of("reason delete_because_count_index", "variable var.names"),
                steps(plan(), "terraform_data.other[1]"));
        terraform.file("main.tf", MAIN.replace("\"terraform_data\" \"watch\"", "\"terraform_data\" \"other_name\""));
        ImpactGraph removed = plan();
        assertEquals(List.of("reason delete_because_no_resource_config"), steps(removed, "terraform_data.watch"));
        assertEquals(List.of(), steps(removed, "terraform_data.other_name"));
    }
}
