package io.jenkins.plugins.terraformguard.signing;

import hudson.XmlFile;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** The public keys that this controller ever had, in a file of their own in its home folder. The oldest comes first. */
final class KeyRegister {
    private static final String FILE = "io.jenkins.plugins.terraformguard.signing.KeyRegister.xml";

    private List<KnownKey> keys = new ArrayList<>();

    /** @throws IOException if there is one that can't be read: which keys there were is then not known */
    static KeyRegister read() throws IOException {
        XmlFile file = file();
        if (!file.exists()) {
            return new KeyRegister();
        }
        try {
            KeyRegister register = (KeyRegister) file.read();
            for (KnownKey key : register.all()) {
                key.key();
            }
            return register;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IOException(Messages.ControllerKeys_register(file.getFile(), e.getMessage()), e);
        }
    }

    void write() throws IOException {
        file().write(this);
    }

    List<KnownKey> all() {
        return keys == null ? List.of() : List.copyOf(keys);
    }

    /** The key with this id, or null. */
    KnownKey find(String id) {
        return all().stream().filter(key -> key.getId().equals(id)).findFirst().orElse(null);
    }

    void add(KnownKey key) {
        keys = new ArrayList<>(all());
        keys.add(key);
    }

    /**
     * Has all keys end that still sign, but one.
     *
     * @return whether there were any
     */
    boolean endOthers(String id, String when, String how) {
        boolean[] any = {false};
        List<KnownKey> next = new ArrayList<>(all());
        next.replaceAll(key -> {
            boolean ends = key.isOpen() && !key.getId().equals(id);
            any[0] |= ends;
            return ends ? key.ended(when, how) : key;
        });
        keys = next;
        return any[0];
    }

    private static XmlFile file() {
        return new XmlFile(Jenkins.XSTREAM2, new File(Jenkins.get().getRootDir(), FILE));
    }
}
