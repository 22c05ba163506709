package io.jenkins.plugins.terraformguard.approval.notice;

import hudson.model.Cause;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.GroupDetails;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.terraformguard.approval.notice.ApprovalNotice.Asked;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.security.LastGrantedAuthoritiesProperty;
import org.springframework.security.core.AuthenticationException;

/**
 * Users behind the names in a notice, as far as the security realm tells. To be used by notifiers, whose thread may wait
 * for a directory.
 */
public final class AskedPeople {
    private static final Logger LOGGER = Logger.getLogger(AskedPeople.class.getName());

    /** Users of whom one notice is told; more than that is everybody. */
    private static final int MAX_PEOPLE = 1_000;

    private final ApprovalNotice notice;
    private final SecurityRealm realm = Jenkins.get().getSecurityRealm();
    private final Map<String, User> people = new TreeMap<>();

    private AskedPeople(ApprovalNotice notice) {
        this.notice = notice;
    }

    /**
     * Those who are asked, may read the job, are not excluded and have not agreed yet; by their ids.
     *
     * @return nobody for rules that name nobody
     */
    public static Collection<User> whoMayAnswer(ApprovalNotice notice) {
        AskedPeople asked = new AskedPeople(notice);
        asked.addNamed();
        asked.people
                .keySet()
                .removeIf(id ->
                        notice.excluded().contains(id) || notice.answered().contains(id));
        return asked.readers();
    }

    /** Those who were asked, and who started the build, as far as they may read the job; by their ids. */
    public static Collection<User> whoTookPart(ApprovalNotice notice) {
        AskedPeople asked = new AskedPeople(notice);
        for (Cause cause : notice.run().getCauses()) {
            if (cause instanceof Cause.UserIdCause user && user.getUserId() != null) {
                asked.add(user.getUserId());
            }
        }
        asked.addNamed();
        return asked.readers();
    }

    private void addNamed() {
        Set<String> names = new TreeSet<>();
        notice.asked().stream().map(Asked::names).forEach(names::addAll);
        for (String name : names) {
            add(name);
            members(name).forEach(this::add);
        }
    }

    private void add(String id) {
        User user = people.size() < MAX_PEOPLE && User.isIdOrFullnameAllowed(id) ? User.getById(id, false) : null;
        if (user != null) {
            people.putIfAbsent(key(user.getId()), user);
        }
    }

    private String key(String id) {
        return realm.getUserIdStrategy().keyFor(id);
    }

    /** From the realm; where it does not tell, those who had the group when they logged in last. */
    private Collection<String> members(String group) {
        try {
            GroupDetails details = realm.loadGroupByGroupname2(group, true);
            Set<String> members = details == null ? null : details.getMembers();
            if (members != null) {
                return members;
            }
        } catch (AuthenticationException e) {
            LOGGER.log(Level.FINE, e, () -> "Not a group, or not one of which the realm tells: " + group);
        }
        Set<String> members = new TreeSet<>();
        for (User user : User.getAll()) {
            LastGrantedAuthoritiesProperty last = user.getProperty(LastGrantedAuthoritiesProperty.class);
            if (last != null
                    && last.getAuthorities2().stream()
                            .anyMatch(authority -> key(authority.getAuthority()).equals(group))) {
                members.add(user.getId());
            }
        }
        return members;
    }

    private Collection<User> readers() {
        people.values().removeIf(user -> !mayRead(user, notice.run()));
        return people.values();
    }

    private static boolean mayRead(User user, Run<?, ?> run) {
        try {
            return run.getParent().hasPermission2(user.impersonate2(), Item.READ);
        } catch (AuthenticationException e) {
            LOGGER.log(Level.FINE, e, () -> "Not told: the realm does not know " + user.getId());
            return false;
        }
    }
}
