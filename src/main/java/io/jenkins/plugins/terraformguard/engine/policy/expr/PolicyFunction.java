package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One function of the expression language: all that the compiler, the evaluation, the error messages and the reference
 * say of it is said here.
 *
 * @param receiver whether it is called as {@code a.name(b)}
 * @param standard whether CEL declares it itself
 * @param result its type as CEL sees it
 * @param description one sentence without its full stop
 * @param compilation makes the node of a call out of the nodes of its arguments
 */
record PolicyFunction(
        String name,
        boolean receiver,
        boolean standard,
        CelType result,
        List<Parameter> parameters,
        String description,
        Answer.Row answers,
        Example example,
        Function<List<Node>, Node> compilation) {

    /** A call by its arguments, and an expression that is equal to its result. */
    record Example(String result, List<String> arguments) {}

    Node node(List<Node> arguments) {
        return compilation.apply(arguments);
    }

    /** The declarations of all combinations of the types that its parameters may have. */
    CelFunctionDecl declaration() {
        List<List<CelType>> combinations = new ArrayList<>(List.of(List.of()));
        for (Parameter parameter : parameters) {
            List<List<CelType>> longer = new ArrayList<>();
            for (List<CelType> start : combinations) {
                for (CelType type : parameter.types()) {
                    List<CelType> types = new ArrayList<>(start);
                    types.add(type);
                    longer.add(types);
                }
            }
            combinations = longer;
        }
        List<CelOverloadDecl> overloads = new ArrayList<>();
        for (List<CelType> types : combinations) {
            String id = name + "_overload_" + overloads.size();
            overloads.add(
                    receiver
                            ? CelOverloadDecl.newMemberOverload(id, result, types)
                            : CelOverloadDecl.newGlobalOverload(id, result, types));
        }
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    /** The call with the names and types of its parameters. */
    String signature() {
        return call(parameters.stream().map(Parameter::shown).toList());
    }

    /** What a call was found with, in CEL's words: {@code (string, int)}, with the type of a receiver before a dot. */
    String found(String types) {
        return types.startsWith("(") ? name + types : types.replace(".(", "." + name + "(");
    }

    /** A call with these arguments, as it is written in an expression. */
    String call(List<String> arguments) {
        int first = receiver ? 1 : 0;
        String inner = arguments.stream().skip(first).collect(Collectors.joining(", "));
        String target = !receiver
                ? ""
                : arguments.get(0).contains(" ") ? "(" + arguments.get(0) + ")." : arguments.get(0) + ".";
        return target + name + "(" + inner + ")";
    }
}
