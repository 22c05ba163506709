package io.jenkins.plugins.terraformguard.engine.imports;

/**
 * How much results of reports and instances of resources may multiply to: a few bytes on either side could become more than
 * there is memory for.
 */
final class SpotBudget {
    /** Pairs of a result and an instance that it is about. */
    static final int MAX_SPOTS = 2_000_000;

    /** Addresses that are looked for in the plan. */
    static final int MAX_ASKED = 500_000;

    private long spots;
    private long asked;

    /** @throws ImportException if with these there are more than can be looked at */
    void spots(ForeignReport report, long more) throws ImportException {
        spots += more;
        if (spots > MAX_SPOTS) {
            throw tooMuch(
                    report,
                    "Its results, counted once for each instance of each resource that they are about, are with those"
                            + " before it more than " + MAX_SPOTS);
        }
    }

    /** @throws ImportException likewise */
    void asked(ForeignReport report, long more) throws ImportException {
        asked += more;
        if (asked > MAX_ASKED) {
            throw tooMuch(
                    report, "With those before it, its results are about more than " + MAX_ASKED + " resource blocks");
        }
    }

    private static ImportException tooMuch(ForeignReport report, String message) {
        return new ImportException(
                report.source(),
                "",
                message,
                "Have the scanners look at fewer files, or say once what is said of a block again and again");
    }
}
