package io.jenkins.plugins.terraformguard.results.trail;

import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept with the job of one guard's trail, as it was at one moment: no link is written while the names are taken.
 *
 * @param head the head, null if there is none
 * @param files where everything lies
 * @param names of the links
 */
record TrailContent(byte[] head, TrailFiles files, List<LinkName> names) {
    static TrailContent of(Job<?, ?> job, String guard) throws IOException {
        return TrailStore.of(job, guard)
                .look(files -> new TrailContent(TrailFiles.read(files.head()), files, files.links()));
    }

    /** A file with the path that it has in an archive, from the folder of the guard. */
    record Document(String path, byte[] content) {}

    /** The documents of one link: itself and its signature, as far as they are there. */
    List<Document> documents(LinkName name) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (Path file : List.of(files.link(name), files.signature(name))) {
            byte[] content = TrailFiles.read(file);
            if (content != null) {
                documents.add(new Document(name.chain().folder() + "/" + file.getFileName(), content));
            }
        }
        return documents;
    }

    /** The links that can be read. */
    List<Link> links() throws IOException {
        List<Link> links = new ArrayList<>();
        for (LinkName name : names) {
            Link link = files.find(name);
            if (link != null) {
                links.add(link);
            }
        }
        return links;
    }
}
