package io.jenkins.plugins.terraformguard.integration;

import hudson.model.User;
import hudson.tasks.Mailer;
import io.jenkins.plugins.terraformguard.approval.notice.ApprovalNotice;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.JenkinsLocationConfiguration;

/**
 * Addresses of people, and of policies that name some. Policies may come from whoever can change a repository, so an
 * address that is none of a user counts only if it lies in the domain of the mailer's default suffix, or in that of the
 * administrator's address: Jenkins is nobody's way to write to strangers.
 *
 * @param notice names that may be addresses
 * @param people users who get the mail
 */
record MailAddresses(ApprovalNotice notice, Collection<User> people) {
    private static final Logger LOGGER = Logger.getLogger(MailAddresses.class.getName());

    /** Of an address (RFC 5321), with room for a name. */
    private static final int MAX_LENGTH = 320;

    /** All of them, each once. */
    Set<InternetAddress> all() {
        Set<InternetAddress> all = new LinkedHashSet<>();
        for (User user : people) {
            Mailer.UserProperty property = user.getProperty(Mailer.UserProperty.class);
            add(all, property == null ? null : property.getAddress());
        }
        notice.asked().stream()
                .flatMap(asked -> asked.names().stream())
                .sorted()
                .distinct()
                .filter(MailAddresses::isOurs)
                .forEach(name -> add(all, name));
        return all;
    }

    private static boolean isOurs(String name) {
        String domain = domain(name);
        return !domain.isEmpty()
                && User.getById(name, false) == null
                && (domain.equals(domain(Mailer.descriptor().getDefaultSuffix()))
                        || domain.equals(
                                domain(JenkinsLocationConfiguration.get().getAdminAddress())));
    }

    private static String domain(String address) {
        int at = address == null ? -1 : address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1).replace(">", "").strip().toLowerCase(Locale.ROOT);
    }

    /** What is not exactly one address is none. */
    private static void add(Set<InternetAddress> all, String text) {
        if (text == null || text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            return;
        }
        try {
            InternetAddress address = new InternetAddress(text.strip(), true);
            if (!address.isGroup() && !domain(address.getAddress()).isEmpty()) {
                all.add(new InternetAddress(address.getAddress()));
            }
        } catch (AddressException e) {
            LOGGER.log(Level.FINE, e, () -> "No mail address: " + text);
        }
    }
}
