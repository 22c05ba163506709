package io.jenkins.plugins.terraformguard.integration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Takes mails as a server does (SMTP, RFC 5321), and refuses addresses that begin with "refused". */
final class MailServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<Mail> mails = new ArrayList<>();

    /** One that was taken: who gets it, sorted, and the text with its headers. */
    record Mail(List<String> to, List<String> lines) {
        List<String> headers() {
            return lines.subList(0, lines.indexOf(""));
        }

        String header(String name) {
            return headers().stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        String body() {
            return String.join("\n", lines.subList(lines.indexOf("") + 1, lines.size()));
        }
    }

    MailServer() throws IOException {
        Thread thread = new Thread(this::serve, "mail server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    private synchronized void take(Mail mail) {
        mails.add(mail);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client went away, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        TreeSet<String> to = new TreeSet<>();
        say(client, "220 here");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String word = line.toUpperCase(Locale.ROOT);
            if (word.startsWith("RCPT TO:")) {
                String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                boolean isRefused = address.startsWith("refused");
                if (!isRefused) {
                    to.add(address);
                }
                say(client, isRefused ? "550 not here" : "250 fine");
            } else if (word.equals("DATA")) {
                say(client, "354 go on");
                List<String> lines = new ArrayList<>();
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    lines.add(text);
                }
                take(new Mail(List.copyOf(to), lines));
                to.clear();
                say(client, "250 taken");
            } else if (word.equals("QUIT")) {
                say(client, "221 bye");
                return;
            } else {
                if (word.equals("RSET")) {
                    to.clear();
                }
                say(client, "250 fine");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
