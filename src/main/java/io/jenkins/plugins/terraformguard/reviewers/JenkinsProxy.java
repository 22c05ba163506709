package io.jenkins.plugins.terraformguard.reviewers;

import hudson.ProxyConfiguration;
import hudson.util.Secret;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import jenkins.model.Jenkins;

/** The proxy that an administrator set for Jenkins, as Java's client of HTTP wants it. */
final class JenkinsProxy {
    private JenkinsProxy() {}

    static ProxySelector selector() {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        return proxy == null || proxy.getName() == null ? ProxySelector.getDefault() : new Selector(proxy);
    }

    /** Null if the proxy wants no login. */
    static Authenticator login() {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        return proxy == null || proxy.getUserName() == null ? null : new Login(proxy);
    }

    private static final class Selector extends ProxySelector {
        private final ProxyConfiguration proxy;

        Selector(ProxyConfiguration proxy) {
            this.proxy = proxy;
        }

        @Override
        public List<Proxy> select(URI address) {
            return List.of(proxy.createProxy(address.getHost()));
        }

        @Override
        public void connectFailed(URI address, SocketAddress to, IOException failure) {
            // There is no other one.
        }
    }

    private static final class Login extends Authenticator {
        private final ProxyConfiguration proxy;

        Login(ProxyConfiguration proxy) {
            this.proxy = proxy;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(
                    proxy.getUserName(),
                    Secret.toString(proxy.getSecretPassword()).toCharArray());
        }
    }
}
