package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.impact.graph.Block;
import io.jenkins.plugins.terraformguard.engine.impact.graph.BlockExpression;
import io.jenkins.plugins.terraformguard.engine.impact.graph.ConfigurationGraph;
import io.jenkins.plugins.terraformguard.engine.impact.graph.Link;
import io.jenkins.plugins.terraformguard.engine.impact.graph.Links;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who feels a change: from each block to those that are made from it, as far as something passes on between them. Blocks
 * are numbered by their addresses, so that whatever goes by number is in a settled order.
 */
final class ReachGraph {
    private final ConfigurationGraph configuration;
    private final ChangeTable table;
    private final boolean complete;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final boolean[] hiding;
    private final IntList from = new IntList();
    private final IntList to = new IntList();
    private final int[] starts;
    private final int[] targets;

    /** @param complete whether the plan says that it has all resources */
    ReachGraph(ConfigurationGraph configuration, ChangeTable table, boolean complete) {
        this.configuration = configuration;
        this.table = table;
        this.complete = complete;
        collect();
        this.hiding = new boolean[blocks.size()];
        connect();
        this.starts = new int[blocks.size() + 1];
        this.targets = new int[to.size()];
        index();
    }

    /** Blocks of the configuration, and those that only the changes name: they are being removed. */
    private void collect() {
        TreeMap<String, Block> all = new TreeMap<>();
        configuration.blocks().forEach(block -> all.put(block.address(), block));
        table.blocks().forEach((address, changes) -> {
            if (!all.containsKey(address)) {
                Block.Kind kind = changes.isData() ? Block.Kind.DATA : Block.Kind.RESOURCE;
                all.put(address, new Block(kind, address, "", "", List.of()));
            }
        });
        all.values().forEach(block -> {
            numbers.put(block.address(), blocks.size());
            blocks.add(block);
        });
    }

    private void connect() {
        Links links = new Links(configuration);
        for (int at = 0; at < blocks.size(); at++) {
            Block block = blocks.get(at);
            for (BlockExpression expression : block.expressions()) {
                for (String reference : expression.references()) {
                    Link link = links.follow(block, expression, reference);
                    hiding[at] |= link.hidesSomething();
                    if (link.target() != null && table.reaches(link.target(), link, complete)) {
                        edge(link.target().address(), at);
                    }
                }
            }
            group(block, at);
        }
    }

    /** Joins a block with what stands for all in its module. */
    private void group(Block block, int at) {
        if (block.isObject() && configuration.block(block.address()) != null) {
            if (!block.module().isEmpty()) {
                edge(block.module(), at);
                BlockChanges changes = table.of(block.address());
                if (changes == null ? !complete : changes.isChange() || changes.isData()) {
                    edge(at, block.module() + Block.CONTENT);
                }
            }
        } else if (block.kind() == Block.Kind.OUTPUT && !block.module().isEmpty()) {
            edge(at, block.module() + Block.OUTPUTS);
        } else if (block.kind() == Block.Kind.MODULE && !block.scope().isEmpty()) {
            edge(block.scope(), at);
        } else if (block.kind() == Block.Kind.CONTENT) {
            Block call = configuration.block(block.module());
            if (call != null && !call.scope().isEmpty()) {
                edge(at, call.scope() + Block.CONTENT);
            }
        }
    }

    private void edge(int source, String consumer) {
        Integer number = numbers.get(consumer);
        if (number != null) {
            edge(source, number);
        }
    }

    private void edge(String source, int consumer) {
        Integer number = numbers.get(source);
        if (number != null) {
            edge(number, consumer);
        }
    }

    private void edge(int source, int consumer) {
        if (source != consumer) {
            from.add(source);
            to.add(consumer);
        }
    }

    private void index() {
        for (int i = 0; i < from.size(); i++) {
            starts[from.get(i) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] next = Arrays.copyOf(starts, starts.length);
        for (int i = 0; i < from.size(); i++) {
            targets[next[from.get(i)]++] = to.get(i);
        }
    }

    int size() {
        return blocks.size();
    }

    Block block(int number) {
        return blocks.get(number);
    }

    /** The number of a block, or null. */
    Integer number(String address) {
        return numbers.get(address);
    }

    /** How many feel what happens to a block at first hand. */
    int consumers(int number) {
        return starts[number + 1] - starts[number];
    }

    /** One of them. */
    int consumer(int number, int index) {
        return targets[starts[number] + index];
    }

    /** Whether it refers to something that the plan does not hold. */
    boolean hides(int number) {
        return hiding[number];
    }

    /** What the plan does to a block, or null. */
    BlockChanges changes(int number) {
        return table.of(block(number).address());
    }

    /** Whether a block is a resource that the plan changes. */
    boolean isChanged(int number) {
        BlockChanges changes = changes(number);
        return block(number).kind() == Block.Kind.RESOURCE && changes != null && changes.isChange();
    }

    /** Whether a block is something that a plan deals with, and of which it has instances as far as is known. */
    boolean isVisible(int number) {
        Block block = block(number);
        return block.isVisible() && (block.kind() != Block.Kind.RESOURCE || !complete || changes(number) != null);
    }
}
