package io.jenkins.plugins.terraformguard.engine.impact;

/** Says what happens to a resource that another one is made from. */
final class ChangeText {
    private ChangeText() {}

    /** @param attribute the part of it that is referred to, empty for the whole */
    static String of(KeptChange change, String attribute) {
        String what =
                switch (change.kind()) {
                    case CREATE -> " is created";
                    case UPDATE -> " is updated";
                    case REPLACE -> " is replaced";
                    case DELETE -> " is destroyed";
                    case FORGET -> " is forgotten";
                    case CREATE_AND_FORGET -> " is created anew, and the old object forgotten";
                    case READ -> " is read during apply";
                    default -> " changes";
                };
        String with =
                switch (change.kind()) {
                    case CREATE, REPLACE, CREATE_AND_FORGET -> ", and its " + attribute + " comes anew";
                    case UPDATE -> ", and its " + attribute + " with it";
                    case READ -> ", so its " + attribute + " is not known yet";
                    default -> "";
                };
        return change.label() + what + (attribute.isEmpty() ? "" : with) + ".";
    }
}
