package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionException;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ParamException;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A part of a YAML document that knows where it stands. */
public final class YamlNode {
    private final Node node;
    private final String file;
    private final String source;

    YamlNode(Node node, String file, String source) {
        this.node = node;
        this.file = file;
        this.source = source;
    }

    YamlNode of(Node other) {
        return new YamlNode(other, file, source);
    }

    public PolicyException error(String message, String remedy) {
        return place().error(message, remedy);
    }

    /** The member of that name, which must be there. */
    public YamlNode required(Map<String, YamlNode> members, String key) throws PolicyException {
        YamlNode member = members.get(key);
        if (member == null) {
            throw error("The key '" + key + "' is missing", "Add '" + key + ":'");
        }
        return member;
    }

    /** Says where in the file a mistake inside an expression is. */
    public PolicyException error(ExpressionException mistake, String what) {
        ScalarPlace place = new ScalarPlace((ScalarNode) node, source, mistake.line(), mistake.column());
        return new PolicyException(
                what + ": " + mistake.getMessage(),
                file,
                place.line(),
                place.column(),
                "Correct the expression at this place");
    }

    public Place place() {
        return new Place(file, line(), column());
    }

    /** Where a key of this mapping stands. */
    public Place placeOf(String key) {
        return keyOf(key).place();
    }

    public int line() {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    public int column() {
        return node.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
    }

    /** Line after the last one of this part: that on which something else begins, or the file ends. */
    public int endLine() {
        return node.getEndMark().map(Mark::getLine).orElse(-1) + 1;
    }

    /** Whether this is a list with one element a line, each after a dash. */
    public boolean isBlockList() {
        return node instanceof SequenceNode sequence && sequence.getFlowStyle() == FlowStyle.BLOCK;
    }

    /** The members of a mapping; other keys than the known ones are an error. */
    public Map<String, YamlNode> members(Set<String> known) throws PolicyException {
        Map<String, YamlNode> members = members();
        for (Map.Entry<String, YamlNode> member : members.entrySet()) {
            if (!known.contains(member.getKey())) {
                String message = Suggestion.append("Unknown key '" + member.getKey() + "'", member.getKey(), known);
                throw keyOf(member.getKey()).error(message, "Correct or remove the key");
            }
        }
        return members;
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The members of a mapping, in the order of the file. */
    public Map<String, YamlNode> members() throws PolicyException {
        if (!(node instanceof MappingNode map)) {
            throw error("A mapping (key: value) is needed here", "See docs/policies.md for the format");
        }
        Map<String, YamlNode> members = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            members.put(((ScalarNode) tuple.getKeyNode()).getValue(), of(tuple.getValueNode()));
        }
        return members;
    }

    /** The key of that name itself, or the mapping if there is none. */
    public YamlNode keyOf(String name) {
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            if (((ScalarNode) tuple.getKeyNode()).getValue().equals(name)) {
                return of(tuple.getKeyNode());
            }
        }
        return this;
    }

    public List<YamlNode> elements() throws PolicyException {
        if (!(node instanceof SequenceNode sequence)) {
            throw error("A list is needed here", "See docs/policies.md for the format");
        }
        return sequence.getValue().stream().map(this::of).toList();
    }

    public String text() throws PolicyException {
        if (!(node instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
            throw error("A text is needed here", "See docs/policies.md for the format");
        }
        return scalar.getValue();
    }

    /**
     * A text that says something.
     *
     * @param what what the text is, for the error
     * @param max characters at most
     * @param remedy what to write where it is empty
     */
    public String text(String what, int max, String remedy) throws PolicyException {
        String text = text();
        if (text.isBlank()) {
            throw error("'" + what + "' is empty", remedy);
        }
        if (text.length() > max) {
            throw error("'" + what + "' is longer than " + max + " characters", "Make it shorter");
        }
        return text;
    }

    public List<String> texts() throws PolicyException {
        List<String> texts = new ArrayList<>();
        for (YamlNode element : elements()) {
            texts.add(element.text());
        }
        return texts;
    }

    /**
     * One of several words.
     *
     * @param byId gives null for a word that it does not know
     * @param what what the words are, for the error
     */
    public <T> T word(Function<String, T> byId, String what, List<String> known) throws PolicyException {
        T found = byId.apply(text());
        if (found == null) {
            throw error(
                    Suggestion.append("Unknown " + what + " '" + text() + "'", text(), known),
                    "Use one of: " + String.join(", ", known));
        }
        return found;
    }

    /** A truth value. */
    public boolean flag() throws PolicyException {
        if (value() instanceof Value.Bool bool) {
            return bool.value();
        }
        throw error("True or false is needed here", "Write true or false, without quotes");
    }

    /** The value as a plan would hold it. */
    public Value value() throws PolicyException {
        if (node instanceof MappingNode) {
            Map<String, Value> entries = new TreeMap<>();
            for (Map.Entry<String, YamlNode> member : members().entrySet()) {
                entries.put(member.getKey(), member.getValue().value());
            }
            return MapValue.copyOf(entries);
        }
        if (node instanceof SequenceNode) {
            List<Value> elements = new ArrayList<>();
            for (YamlNode element : elements()) {
                elements.add(element.value());
            }
            return new Value.ListValue(elements);
        }
        return scalar((ScalarNode) node);
    }

    /** The value, which must be one that the parameter can have. */
    public Value valueFor(Parameter parameter) throws PolicyException {
        return valueFor(
                parameter,
                "The parameter '" + parameter.name() + "' takes a value of the type " + parameter.typeName(),
                "Write such a value; a text that looks like a number or like true or false needs quotes");
    }

    /** The default of a parameter that declares its type. */
    Value defaultFor(Parameter parameter) throws PolicyException {
        String type = parameter.typeName();
        return valueFor(
                parameter,
                "The default of the parameter '" + parameter.name() + "' is no " + type,
                "Write a " + type + ", or change the type");
    }

    private Value valueFor(Parameter parameter, String mismatch, String remedy) throws PolicyException {
        Value value = value();
        if (!parameter.accepts(value)) {
            throw error(mismatch, remedy);
        }
        try {
            parameter.check(value);
        } catch (ParamException e) {
            throw at(e.path()).error("The parameter '" + parameter.name() + "': " + e.getMessage(), e.remedy());
        }
        return value;
    }

    /** The part to which keys and indices lead, or the last on the way to it that is there. */
    private YamlNode at(List<Object> path) throws PolicyException {
        YamlNode part = this;
        for (Object step : path) {
            YamlNode next = null;
            if (step instanceof Integer index && part.node instanceof SequenceNode) {
                next = part.elements().get(index);
            } else if (step instanceof String key && part.node instanceof MappingNode) {
                next = part.members().get(key);
            }
            if (next == null) {
                return part;
            }
            part = next;
        }
        return part;
    }

    private Value scalar(ScalarNode scalar) throws PolicyException {
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return Value.NULL;
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return Value.of(text.equalsIgnoreCase("true"));
        }
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            try {
                return Value.of(new BigDecimal(text));
            } catch (NumberFormatException e) {
                throw error("The number '" + text + "' can't be used", "Write it in decimal form, or quote it");
            }
        }
        return new Value.Text(text);
    }
}
