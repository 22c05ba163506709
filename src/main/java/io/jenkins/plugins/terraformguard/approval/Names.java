package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.terraformguard.engine.approval.Voter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Names of users and groups, as they can be compared: by the rules of the security realm. */
@Restricted(NoExternalUse.class)
public final class Names {
    private static final Set<String> NOBODY = Set.of("anonymous", "system", "");

    private Names() {}

    /** The common form of the id of a user. */
    static String user(String id) {
        return id == null ? "" : realm().getUserIdStrategy().keyFor(id);
    }

    /** The common form of a name that may be that of a user or of a group. */
    static String any(String name) {
        return user(name);
    }

    /** Whoever is at it now, with what he may do to an item. */
    public static Voter current(Item item) {
        Authentication authentication = Jenkins.getAuthentication2();
        String id = user(authentication.getName());
        boolean nobody = ACL.isAnonymous2(authentication)
                || authentication.equals(ACL.SYSTEM2)
                || NOBODY.contains(id.toLowerCase(Locale.ROOT))
                || !User.isIdOrFullnameAllowed(authentication.getName());
        Set<String> groups = new TreeSet<>();
        for (GrantedAuthority authority : authentication.getAuthorities()) {
            groups.add(any(authority.getAuthority()));
        }
        return new Voter(
                nobody ? "" : id,
                groups,
                item.hasPermission2(authentication, ApprovalPermissions.APPROVE),
                item.hasPermission2(authentication, ApprovalPermissions.BREAK_GLASS));
    }

    private static SecurityRealm realm() {
        return Jenkins.get().getSecurityRealm();
    }
}
