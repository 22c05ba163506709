package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.impact.graph.Block;
import io.jenkins.plugins.terraformguard.engine.impact.graph.BlockExpression;
import io.jenkins.plugins.terraformguard.engine.impact.graph.ConfigurationGraph;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModulePath;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.List;

/**
 * Explains a change: Terraform's reason, the attributes that force it, and for each of those the way back through the
 * configuration to a variable, to another change of the plan, or to where the plan does not say any more.
 */
final class WhyReplaced {
    private static final String TRIGGERS = "replace_by_triggers";

    private final ConfigurationGraph graph;
    private final ChangeTable table;
    private final SourceTrail trail;

    WhyReplaced(ConfigurationGraph graph, ChangeTable table, SourceTrail trail) {
        this.graph = graph;
        this.table = table;
        this.trail = trail;
    }

    /** The causes of a change, the nearest first; none where nothing has to be explained. */
    List<Cause> why(String label) {
        KeptChange change = table.change(label);
        CauseList causes = new CauseList();
        if (change != null && change.kind() != ChangeKind.CREATE) {
            explain(change, "", causes, 0);
        }
        return causes.causes(label);
    }

    /** @param attribute the part of it that somebody asks for, empty for the whole */
    private void explain(KeptChange change, String attribute, CauseList causes, int depth) {
        if (depth > CauseList.MAX_DEPTH || !causes.enter("change " + change.label())) {
            return;
        }
        reason(change, causes, depth);
        Block block = graph.block(change.block());
        boolean update = change.kind() == ChangeKind.UPDATE;
        List<KeptChange.Detail> details = change.details();
        if (update && block != null) {
            List<KeptChange.Detail> set = details.stream()
                    .filter(detail -> !expressions(block, detail.path()).isEmpty())
                    .toList();
            List<KeptChange.Detail> asked = set.stream()
                    .filter(detail -> AttributePath.overlap(AttributePath.plain(detail.path()), attribute))
                    .toList();
            details = asked.isEmpty() ? set : asked;
        }
        for (KeptChange.Detail detail : details) {
            attribute(change, block, detail, causes, depth);
        }
        if (change.kind() == ChangeKind.READ && block != null) {
            follow(change, block, block.expressions(), causes, depth);
        }
    }

    private void reason(KeptChange change, CauseList causes, int depth) {
        String reason = change.reason();
        if (reason.isEmpty()) {
            return;
        }
        if (depth == 0 || !reason.equals("replace_because_cannot_update")) {
            causes.add("reason", depth == 0 ? reason : change.label(), ReasonText.of(reason));
        }
        if (reason.equals(TRIGGERS)) {
            causes.add(
                    "lost",
                    "lifecycle.replace_triggered_by",
                    "A plan does not hold lifecycle blocks, so it can't be told which resource it names.");
        }
        BlockExpression.Part part =
                switch (reason) {
                    case "delete_because_count_index" -> BlockExpression.Part.COUNT;
                    case "delete_because_each_key" -> BlockExpression.Part.FOR_EACH;
                    default -> null;
                };
        Block block = graph.block(change.block());
        if (reason.equals("delete_because_no_module")) {
            module(change, causes, depth);
        } else if (part != null && block != null) {
            follow(change, block, expressions(block, part), causes, depth);
        }
    }

    /** Which instances of a module there are, the calls on the way to it say, as far as they are still there. */
    private void module(KeptChange change, CauseList causes, int depth) {
        ModulePath path;
        try {
            path = ResourceAddress.parse(change.block()).module();
        } catch (AddressException e) {
            return;
        }
        for (; !path.isRoot(); path = path.parent()) {
            Block call = graph.block(path.toString());
            if (call != null) {
                follow(change, call, expressions(call, BlockExpression.Part.COUNT), causes, depth);
                follow(change, call, expressions(call, BlockExpression.Part.FOR_EACH), causes, depth);
            }
        }
    }

    private void attribute(KeptChange change, Block block, KeptChange.Detail detail, CauseList causes, int depth) {
        String subject = depth == 0 ? detail.path() : change.label() + ": " + detail.path();
        String verb = change.kind() == ChangeKind.UPDATE ? " changes from " : " forces it, for it changes from ";
        causes.add("attribute", subject, detail.path() + verb + detail.before() + " to " + detail.after() + ".");
        if (block == null) {
            return;
        }
        List<BlockExpression> written = expressions(block, detail.path());
        if (written.isEmpty()) {
            causes.add(
                    "lost",
                    subject,
                    "The configuration in the plan does not set " + detail.path()
                            + ": it stands in a dynamic block, which a plan does not hold, or the provider sets it.");
        } else if (written.stream()
                .allMatch(expression -> expression.references().isEmpty())) {
            boolean constant = written.stream().allMatch(BlockExpression::constant);
            causes.add(
                    "constant",
                    subject,
                    "The configuration sets it to "
                            + (constant ? "a plain value" : "an expression that refers to nothing else")
                            + ", so either that was edited or the object was changed outside Terraform.");
        } else if (!follow(change, block, written, causes, depth)) {
            causes.add(
                    "lost",
                    subject,
                    "Nothing that it refers to changes in this plan: either the configuration was edited or the object was"
                            + " changed outside Terraform.");
        }
    }

    /** Whether any of what the expressions refer to explains it. */
    private boolean follow(
            KeptChange change, Block block, List<BlockExpression> expressions, CauseList causes, int depth) {
        return trail.follow(
                change, block, expressions, causes, (next, attribute) -> explain(next, attribute, causes, depth + 1));
    }

    private static List<BlockExpression> expressions(Block block, BlockExpression.Part part) {
        return block.expressions().stream()
                .filter(expression -> expression.part() == part)
                .toList();
    }

    private static List<BlockExpression> expressions(Block block, String path) {
        String plain = AttributePath.plain(path);
        return expressions(block, BlockExpression.Part.ATTRIBUTE).stream()
                .filter(expression -> AttributePath.overlap(expression.path(), plain))
                .toList();
    }
}
