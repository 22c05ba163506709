package io.jenkins.plugins.terraformguard.engine.author.source;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the parts of an expression out of CEL's checked tree, with the calls of macros in place of their loops. */
public final class PartReader {
    private final CelAbstractSyntaxTree tree;
    private final Map<Long, CelExpr> macros;
    private final int[] text;

    /** @param tree a checked tree that keeps the calls of macros */
    public PartReader(CelAbstractSyntaxTree tree, String text) {
        this.tree = tree;
        this.macros = tree.getSource().getMacroCalls();
        this.text = text.codePoints().toArray();
    }

    public Part read() {
        return read(tree.getExpr());
    }

    /** Line and column, from 1, of an offset. */
    public CelSourceLocation location(int offset) {
        CelSourceLocation at = tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
        return CelSourceLocation.of(at.getLine(), at.getColumn() + 1);
    }

    private Part read(CelExpr expr) {
        long id = expr.id();
        CelExpr call = macros.get(id);
        CelExpr written = call == null ? expr : call;
        boolean truth = tree.getType(id).map(SimpleType.BOOL::equals).orElse(false);
        Integer position = tree.getSource().getPositionsMap().get(id);
        int own = position == null ? 0 : position;
        return switch (written.exprKind().getKind()) {
            case CONSTANT -> new Part(Part.Kind.CONSTANT, "", List.of(), written.constant(), signed(own), truth);
            case IDENT -> new Part(Part.Kind.NAME, written.ident().name(), List.of(), null, own, truth);
            case SELECT -> {
                Part operand = read(written.select().operand());
                yield new Part(
                        Part.Kind.SELECT, written.select().field(), List.of(operand), null, operand.offset(), truth);
            }
            case CALL -> call(written.call(), own, truth);
            case LIST -> new Part(Part.Kind.LIST, "", all(written.list().elements()), null, own, truth);
            case MAP -> {
                List<Part> parts = new ArrayList<>();
                for (CelExpr.CelMap.Entry entry : written.map().entries()) {
                    parts.add(read(entry.key()));
                    parts.add(read(entry.value()));
                }
                yield new Part(Part.Kind.MAP, "", parts, null, own, truth);
            }
            default -> throw new IllegalArgumentException("no part of a policy's expression: " + written.exprKind());
        };
    }

    private Part call(CelExpr.CelCall call, int own, boolean truth) {
        List<Part> args = new ArrayList<>();
        call.target().ifPresent(target -> args.add(read(target)));
        args.addAll(all(ImmutableList.copyOf(call.args())));
        if (call.target().isPresent()) {
            return new Part(
                    Part.Kind.METHOD, call.function(), args, null, args.get(0).offset(), truth);
        }
        List<Part> operands = new ArrayList<>();
        boolean chain = call.function().equals(Part.AND) || call.function().equals(Part.OR);
        for (Part arg : args) {
            operands.addAll(chain && arg.isCall(call.function()) ? arg.parts() : List.of(arg));
        }
        boolean function = Character.isLetter(call.function().charAt(0));
        int first = operands.stream().mapToInt(Part::offset).min().orElse(own);
        int offset = function ? nameBefore(own, call.function()) : Math.min(own, first);
        return new Part(Part.Kind.CALL, call.function(), operands, null, offset, truth);
    }

    private List<Part> all(List<CelExpr> exprs) {
        List<Part> parts = new ArrayList<>();
        exprs.forEach(expr -> parts.add(read(expr)));
        return parts;
    }

    /** Of a call, CEL keeps the place of the parenthesis. */
    private int nameBefore(int parenthesis, String name) {
        int at = back(parenthesis) - name.length() + 1;
        return at >= 0 && new String(text, at, name.length()).equals(name) ? at : parenthesis;
    }

    /** Of a negative number, CEL keeps the place of the digits. */
    private int signed(int digits) {
        int at = back(digits);
        boolean negative = at >= 0 && Character.isDigit(text[digits]) && text[at] == '-';
        return negative ? at : digits;
    }

    /** The last place before another one that is no white space, or -1. */
    private int back(int from) {
        int at = from - 1;
        while (at >= 0 && Character.isWhitespace(text[at])) {
            at--;
        }
        return at;
    }
}
