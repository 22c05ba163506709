package io.jenkins.plugins.terraformguard.integration;

import hudson.model.TaskListener;
import hudson.model.User;
import io.jenkins.plugins.terraformguard.approval.notice.ApprovalNotice;
import io.jenkins.plugins.terraformguard.approval.notice.ApprovalNotifier;
import io.jenkins.plugins.terraformguard.approval.notice.AskedPeople;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.plugins.mailer.tasks.MailAddressFilter;
import jenkins.plugins.mailer.tasks.MimeMessageBuilder;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells of approvals by mail, as the mailer is set up. One mail for each event. */
@OptionalExtension(requirePlugins = "mailer")
@Restricted(NoExternalUse.class)
public final class ApprovalMail extends ApprovalNotifier {
    private static final Logger LOGGER = Logger.getLogger(ApprovalMail.class.getName());

    @Override
    public void requested(ApprovalNotice notice) throws IOException {
        ask(notice, Messages.ApprovalMail_requested(MailText.build(notice)));
    }

    @Override
    public void reminder(ApprovalNotice notice) throws IOException {
        ask(notice, Messages.ApprovalMail_reminder(MailText.build(notice)));
    }

    @Override
    public void escalated(ApprovalNotice notice) throws IOException {
        ask(notice, Messages.ApprovalMail_escalated(MailText.build(notice)));
    }

    @Override
    public void ended(ApprovalNotice notice) throws IOException {
        send(notice, AskedPeople.whoTookPart(notice), MailText.outcome(notice), MailText.ended(notice));
    }

    private static void ask(ApprovalNotice notice, String subject) throws IOException {
        send(notice, AskedPeople.whoMayAnswer(notice), subject, MailText.asked(notice));
    }

    private static void send(ApprovalNotice notice, Collection<User> people, String subject, String text)
            throws IOException {
        Set<InternetAddress> to = MailAddressFilter.filterRecipients(
                notice.run(), TaskListener.NULL, new MailAddresses(notice, people).all());
        if (to.isEmpty()) {
            LOGGER.fine(() -> "Nobody has an address for a mail about " + notice.run());
            return;
        }
        try {
            MimeMessage message = new MimeMessageBuilder().setSubject(subject).buildMimeMessage();
            message.setText(text, StandardCharsets.UTF_8.name());
            message.setRecipients(Message.RecipientType.TO, to.toArray(Address[]::new));
            // Tells answering machines not to answer (RFC 3834).
            message.setHeader("Auto-Submitted", "auto-generated");
            send(message);
        } catch (MessagingException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** An address that the server refuses keeps the others from nothing: the mailer lets a part of them be enough. */
    private static void send(MimeMessage message) throws MessagingException {
        try {
            Transport.send(message);
        } catch (SendFailedException e) {
            Address[] sent = e.getValidSentAddresses();
            if (sent == null || sent.length == 0) {
                throw e;
            }
            LOGGER.log(Level.FINE, e, () -> "Not all addresses were taken by the mail server");
        }
    }
}
