package io.jenkins.plugins.terraformguard.results.api;

import java.util.Locale;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Why there is no answer, as RFC 9457 has it, with what to do about it. */
@Restricted(NoExternalUse.class)
public final class ApiProblem extends Exception {
    static final String TYPE = "urn:terraform-guard:problem:";

    private static final long serialVersionUID = 1L;

    /** What programs tell problems apart by. */
    public enum Kind {
        BAD_PARAMETER(400),
        /** It is not there, or not for whoever asks; nobody is told which. */
        NOT_FOUND(404),
        NOT_ACCEPTABLE(406),
        /** What is kept can't be read. */
        DAMAGED(500);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final String remedy;

    /** @param detail what is wrong this time; it holds nothing that whoever asks may not know */
    public ApiProblem(Kind kind, String detail, String remedy) {
        super(detail);
        this.kind = kind;
        this.remedy = remedy;
    }

    /** It is not there, or not for whoever asks. */
    public static ApiProblem notFound() {
        return new ApiProblem(Kind.NOT_FOUND, Messages.ApiProblem_notFound(), Messages.ApiProblem_notFoundRemedy());
    }

    static ApiProblem parameter(String name, String detail) {
        return new ApiProblem(Kind.BAD_PARAMETER, Messages.ApiProblem_parameter(name), detail);
    }

    int status() {
        return kind.status;
    }

    Map<String, Object> document() {
        return Map.of(
                "type",
                TYPE + kind.id(),
                "title",
                title(),
                "status",
                kind.status,
                "detail",
                getMessage(),
                "remedy",
                remedy);
    }

    private String title() {
        return switch (kind) {
            case BAD_PARAMETER -> Messages.ApiProblem_badTitle();
            case NOT_FOUND -> Messages.ApiProblem_notFoundTitle();
            case NOT_ACCEPTABLE -> Messages.ApiProblem_notAcceptableTitle();
            case DAMAGED -> Messages.ApiProblem_damagedTitle();
        };
    }
}
