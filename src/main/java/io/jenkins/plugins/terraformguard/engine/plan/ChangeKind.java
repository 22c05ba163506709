package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a plan does to a resource, told from the set of its actions. */
public enum ChangeKind {
    NO_OP,
    READ,
    CREATE,
    UPDATE,
    REPLACE,
    DELETE,
    /** No longer managed, but not destroyed. */
    FORGET,
    /** Created anew while the old object is left behind unmanaged. */
    CREATE_AND_FORGET,
    /** An ephemeral resource is opened. */
    OPEN,
    /** Actions that this version has no name for. */
    OTHER;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    private static final Set<String> KNOWN = Set.of("no-op", "read", "create", "update", "delete", "forget", "open");

    public static ChangeKind of(List<String> actions) {
        if (actions.size() == 1) {
            return of(actions.get(0));
        }
        if (actions.isEmpty() || !KNOWN.containsAll(actions)) {
            return OTHER;
        }
        boolean create = actions.contains("create");
        if (actions.contains("delete")) {
            return create ? REPLACE : DELETE;
        }
        if (actions.contains("forget")) {
            return create ? CREATE_AND_FORGET : FORGET;
        }
        return OTHER;
    }

    private static ChangeKind of(String action) {
        return switch (action) {
            case "no-op" -> NO_OP;
            case "create" -> CREATE;
            case "update" -> UPDATE;
            case "read" -> READ;
            case "delete" -> DELETE;
            case "forget" -> FORGET;
            case "open" -> OPEN;
            default -> OTHER;
        };
    }

    public String id() {
        return id;
    }
}
