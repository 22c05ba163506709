package io.jenkins.plugins.terraformguard.tool.trail;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.engine.trail.DecisionGlance;
import io.jenkins.plugins.terraformguard.engine.trail.TrailFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes in the files of one root, a folder or an archive, and sorts them into the folders of the trail. Of files that are
 * neither links, signatures, heads nor decisions only the digest is kept.
 */
final class Collector {
    /** Bytes of a document that is kept; longer ones are cut, and then refused by its reader. */
    private static final int DOCUMENT_BYTES = (16 << 20) + 1;

    private final Budget budget;
    private final TreeMap<String, byte[]> documents = new TreeMap<>();
    private final TreeMap<String, byte[]> heads = new TreeMap<>();
    private final TreeMap<String, DecisionGlance> decisions = new TreeMap<>();
    private final TreeMap<String, String> digests = new TreeMap<>();
    private final TreeMap<String, String> problems = new TreeMap<>();

    Collector(Budget budget) {
        this.budget = budget;
    }

    /**
     * Reads a file to its end.
     *
     * @param path from the root, with slashes
     * @param max bytes that it may have
     */
    void file(String path, InputStream in, long max) throws IOException {
        InputStream bounded = budget.bound(in, path, max);
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.endsWith(ArtifactName.LINK) || name.endsWith(ArtifactName.SIGNATURE)) {
            documents.put(path, document(bounded));
        } else if (name.equals(ArtifactName.HEAD)) {
            heads.put(path, document(bounded));
        } else if (name.equals(ArtifactName.DECISION)) {
            decisions.put(path, DecisionGlance.of(bounded));
        } else {
            digests.put(path, Sha256.hex(bounded));
        }
    }

    private byte[] document(InputStream in) throws IOException {
        byte[] document = in.readNBytes(DOCUMENT_BYTES);
        budget.keep(document.length);
        return document;
    }

    /** Something that can't be looked at. */
    void problem(String path, String problem) {
        problems.put(path, problem);
    }

    SortedMap<String, byte[]> heads() {
        return heads;
    }

    /** @param place of the root, as people call it */
    List<TrailFolder> folders(String place) {
        TreeMap<String, Contents> folders = new TreeMap<>();
        documents.forEach((path, bytes) -> at(folders, path).documents.put(name(path), bytes));
        decisions.forEach((path, decision) -> at(folders, path).decision = decision);
        digests.forEach((path, digest) -> {
            String folder = owner(folders, path);
            if (folder != null) {
                folders.get(folder).digests.put(path.substring(folder.length()), digest);
            }
        });
        problems.forEach((path, problem) -> {
            String folder = owner(folders, path);
            folders.computeIfAbsent(folder == null ? "" : folder, none -> new Contents())
                    .problems
                    .add(path + " " + problem);
        });
        List<TrailFolder> found = new ArrayList<>();
        folders.forEach((path, contents) -> found.add(new TrailFolder(
                path.isEmpty() ? place : place + "/" + path.substring(0, path.length() - 1),
                contents.documents,
                contents.decision,
                contents.digests,
                contents.problems)));
        return found;
    }

    private static Contents at(TreeMap<String, Contents> folders, String path) {
        return folders.computeIfAbsent(path.substring(0, path.lastIndexOf('/') + 1), none -> new Contents());
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The nearest folder around a file that has a decision or a link in it; null if there is none. */
    private static String owner(TreeMap<String, Contents> folders, String path) {
        int slash = path.lastIndexOf('/');
        while (slash >= 0) {
            String folder = path.substring(0, slash + 1);
            if (folders.containsKey(folder)) {
                return folder;
            }
            slash = path.lastIndexOf('/', slash - 1);
        }
        return folders.containsKey("") ? "" : null;
    }

    private static final class Contents {
        private final TreeMap<String, byte[]> documents = new TreeMap<>();
        private final TreeMap<String, String> digests = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();
        private DecisionGlance decision;
    }
}
