package io.jenkins.plugins.terraformguard.llm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that lets nobody through, and remembers what it was told. */
final class FakeProxy implements AutoCloseable {
    /** Lines that it was sent. */
    final List<String> told = new CopyOnWriteArrayList<>();

    /** Who was asked for user and password, and for what. */
    final List<Authenticator.RequestorType> logins = new CopyOnWriteArrayList<>();

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final String answer;

    /** @param answer status line and headers */
    FakeProxy(String answer) throws IOException {
        this.answer = answer;
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    ProxySelector selector() {
        return ProxySelector.of(new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort()));
    }

    Authenticator login() {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                logins.add(getRequestorType());
                return new PasswordAuthentication("user", "proxy-password".toCharArray());
            }
        };
    }

    private void serve() {
        try {
            while (true) {
                try (Socket client = socket.accept()) {
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                        told.add(line);
                    }
                    client.getOutputStream()
                            .write((answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
