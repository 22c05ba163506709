package io.jenkins.plugins.terraformguard.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths that a job names, held inside its workspace after all symbolic links are resolved. */
final class WorkspacePaths {
    private final Path workspace;

    WorkspacePaths(Path workspace) {
        this.workspace = workspace;
    }

    /** An existing regular file of the workspace. */
    Path file(String given, String parameter) throws PathException {
        Path path = existing(given, parameter);
        if (Files.isDirectory(path)) {
            throw new PathException("'" + given + "' is a folder", "Name the file itself");
        }
        if (!Files.isRegularFile(path)) {
            throw new PathException("'" + given + "' is not a regular file", "Name the file itself");
        }
        return path;
    }

    /**
     * An existing folder of the workspace.
     *
     * @param content what it should hold, for the message
     */
    Path folder(String given, String parameter, String content) throws PathException {
        Path path = existing(given, parameter);
        if (!Files.isDirectory(path)) {
            throw new PathException("'" + given + "' is not a folder", "Name a folder that holds " + content);
        }
        return path;
    }

    /** The workspace itself, with links resolved. */
    Path root() throws IOException {
        return workspace.toRealPath();
    }

    boolean exists(String given) {
        return Files.exists(workspace.resolve(given));
    }

    private Path existing(String given, String parameter) throws PathException {
        if (given.isEmpty()) {
            throw new PathException(
                    "The parameter '" + parameter + "' is empty",
                    parameter.equals("plan")
                            ? "Name a path in the workspace, or set drift: true to look for drift without a plan"
                            : "Name a path in the workspace");
        }
        try {
            Path path = workspace.resolve(given);
            if (!path.normalize().startsWith(workspace.normalize())) {
                throw outside(given);
            }
            if (!Files.exists(path)) {
                throw new PathException(
                        "'" + given + "' does not exist in the workspace",
                        "Check the path, and that the step before has made it on this agent");
            }
            Path real = path.toRealPath();
            if (!real.startsWith(workspace.toRealPath())) {
                throw outside(given);
            }
            return real;
        } catch (InvalidPathException e) {
            throw new PathException("The path in '" + parameter + "' is not valid", "Correct the path");
        } catch (IOException e) {
            throw new PathException("'" + given + "' can't be read: " + e.getMessage(), "Check its permissions");
        }
    }

    private static PathException outside(String given) {
        return new PathException(
                "'" + given + "' lies outside the workspace, or leads out of it",
                "Name a path inside the workspace, without symbolic links that leave it");
    }

    /** A path that can't be used. */
    static final class PathException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String remedy;

        PathException(String message, String remedy) {
            super(message);
            this.remedy = remedy;
        }

        String remedy() {
            return remedy;
        }
    }
}
