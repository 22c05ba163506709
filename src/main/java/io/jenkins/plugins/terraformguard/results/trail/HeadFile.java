package io.jenkins.plugins.terraformguard.results.trail;

import io.jenkins.plugins.terraformguard.engine.trail.Chain;
import io.jenkins.plugins.terraformguard.engine.trail.ChainHead;
import io.jenkins.plugins.terraformguard.engine.trail.Gap;
import io.jenkins.plugins.terraformguard.engine.trail.HeadDocument;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import io.jenkins.plugins.terraformguard.engine.trail.TrailException;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The head of a guard's chain as it is found before a link is written, recovered; or that of a new chain.
 *
 * @param chain folder of its links
 * @param remark what people should know of it, empty if all is as usual
 */
record HeadFile(ChainHead head, ChainName chain, String remark) {
    /** Why a chain begins anew: the head could not be read. */
    static final String DAMAGED = "head-damaged";

    /** Why a chain begins anew: links were there that the head did not know, so an old head had been put back. */
    static final String OLD = "head-old";

    /** How many links are looked at for the last one that can be read. */
    private static final int LOOK_BACK = 100;

    /**
     * Opens it. A head that can't be used is put aside.
     *
     * @throws IOException if the file can't be looked at; then nothing is known, and nothing may be written
     */
    static HeadFile open(TrailFiles files, String guard) throws IOException {
        byte[] document = TrailFiles.read(files.head());
        if (document == null) {
            return begin(files, guard);
        }
        ChainHead head;
        try {
            head = HeadDocument.read(document);
            if (!head.guard().equals(guard)) {
                return again(files, guard, DAMAGED, Messages.HeadFile_foreign(head.guard()));
            }
        } catch (TrailException e) {
            return again(files, guard, DAMAGED, e.getMessage());
        }
        ChainName chain = files.chain(head.chain());
        head = Chain.recover(head, announced(files, chain, head));
        int next = head.sequence() + 1 + head.announced().size();
        if (Files.exists(files.link(new LinkName(chain, next)))) {
            return again(files, guard, OLD, Messages.HeadFile_old(next));
        }
        return new HeadFile(head, chain, "");
    }

    /** The announced links that were written. A signature whose link was not is of no use, and goes. */
    private static List<Link> announced(TrailFiles files, ChainName chain, ChainHead head) throws IOException {
        List<Link> found = new ArrayList<>();
        for (int i = 0; i < head.announced().size(); i++) {
            LinkName name = new LinkName(chain, head.sequence() + 1 + i);
            Link link = files.find(name);
            if (link != null) {
                found.add(link);
            } else if (!Files.exists(files.link(name))) {
                Files.deleteIfExists(files.signature(name));
            }
        }
        return found;
    }

    private static HeadFile begin(TrailFiles files, String guard) throws IOException {
        String id = UUID.randomUUID().toString();
        ChainName chain = files.chain(id);
        List<LinkName> links = files.links();
        if (links.isEmpty()) {
            return new HeadFile(Chain.first(id, guard), chain, "");
        }
        return new HeadFile(
                Chain.reset(id, guard, Gap.HEAD_LOST, last(files, links)), chain, Messages.HeadFile_lost(guard));
    }

    private static HeadFile again(TrailFiles files, String guard, String reason, String why) throws IOException {
        String aside = KeptFolder.putAside(files.head());
        String id = UUID.randomUUID().toString();
        return new HeadFile(
                Chain.reset(id, guard, reason, last(files, files.links())),
                files.chain(id),
                Messages.HeadFile_aside(guard, aside, why));
    }

    /** The digest of the last link that can be read; empty if there is none. */
    private static String last(TrailFiles files, List<LinkName> links) throws IOException {
        for (int i = links.size() - 1; i >= Math.max(0, links.size() - LOOK_BACK); i--) {
            Link link = files.find(links.get(i));
            if (link != null) {
                return LinkDocument.digest(link);
            }
        }
        return "";
    }
}
