package io.jenkins.plugins.terraformguard.waivers;

import hudson.model.Item;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedDocument;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaivers;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The waivers of a job or of a folder, in a file that goes with it. A damaged one is never written over. */
final class WaiverStore {
    static final String FOLDER = "waivers";

    private final Item item;

    WaiverStore(Item item) {
        this.item = item;
    }

    /** Whether any were ever granted here. */
    boolean exists() {
        return Files.isRegularFile(file(folder()), LinkOption.NOFOLLOW_LINKS);
    }

    /** @throws IOException if they can't be read; then nobody knows what was granted */
    GrantedWaivers read() throws IOException {
        return read(folder());
    }

    /**
     * Changes them, for good when this returns.
     *
     * @param change made again where the item is moved meanwhile
     * @return how they are now
     */
    GrantedWaivers change(UnaryOperator<GrantedWaivers> change) throws IOException {
        return JobLock.change(this::folder, folder -> {
            GrantedWaivers before = read(folder);
            GrantedWaivers after = change.apply(before);
            if (!after.equals(before)) {
                folder.create();
                KeptFile.replace(file(folder), GrantedDocument.write(after));
            }
            return after;
        });
    }

    private KeptFolder folder() {
        return KeptFolder.of(item, FOLDER);
    }

    private static Path file(KeptFolder folder) {
        return folder.path().resolve(GrantedDocument.FILE);
    }

    private static GrantedWaivers read(KeptFolder folder) throws IOException {
        try {
            return GrantedDocument.read(Files.readAllBytes(file(folder)));
        } catch (NoSuchFileException e) {
            return GrantedWaivers.NONE;
        } catch (DecisionFormatException e) {
            throw new IOException(Messages.WaiverStore_damaged(GrantedDocument.FILE, e.getMessage()), e);
        }
    }
}
