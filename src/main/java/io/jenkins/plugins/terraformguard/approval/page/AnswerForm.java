package io.jenkins.plugins.terraformguard.approval.page;

import hudson.Util;
import io.jenkins.plugins.terraformguard.approval.Answer;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import java.util.Arrays;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * An answer as somebody has filled it in, on a page, for a program or on a command line.
 *
 * @param request id of the request that he has seen
 * @param items ids of items that he has ticked
 * @param scope {@link #ALL}, {@link #TICKED}, or empty where the answer can only be about the whole
 * @param reason why
 * @param waiver last day of the exception as a waiver, or empty
 */
@Restricted(NoExternalUse.class)
public record AnswerForm(String request, List<String> items, String scope, String reason, String waiver) {
    public static final String ALL = "all";
    public static final String TICKED = "ticked";

    public AnswerForm {
        request = Util.fixNull(request);
        items = items.stream().distinct().toList();
        scope = Util.fixNull(scope);
        reason = Util.fixNull(reason).replace("\r\n", "\n").strip();
        waiver = Util.fixNull(waiver).strip();
    }

    /** From the parameters of a request, of which each may be null. */
    static AnswerForm of(String request, String[] items, String scope, String reason, String waiver) {
        return new AnswerForm(request, items == null ? List.of() : Arrays.asList(items), scope, reason, waiver);
    }

    /**
     * The answer. Nothing is approved because somebody forgot to say what: it is either all or what is named.
     *
     * @throws IllegalArgumentException if it contradicts itself; for people
     */
    public Answer answer(Act.Kind kind) {
        boolean partial = kind == Act.Kind.APPROVE || kind == Act.Kind.REJECT;
        if (!partial && !items.isEmpty()) {
            throw new IllegalArgumentException(Messages.AnswerForm_whole());
        }
        if (partial && !List.of(ALL, TICKED).contains(scope)) {
            throw new IllegalArgumentException(Messages.AnswerForm_scope());
        }
        boolean all = scope.equals(ALL) || !partial;
        if (!all && items.isEmpty()) {
            throw new IllegalArgumentException(Messages.AnswerForm_nothing());
        }
        return new Answer(request, kind, all ? List.of() : items, reason, kind == Act.Kind.APPROVE ? waiver : "");
    }
}
