package io.jenkins.plugins.terraformguard.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where to look for the configuration that a plan was made from, when nobody has said it. */
public final class ConfigurationFolder {
    private static final int MAX_LOCK_BYTES = 1 << 20;

    private ConfigurationFolder() {}

    /** The first of these folders that holds a file which Terraform or OpenTofu would read. */
    public static Optional<Path> firstOf(List<Path> folders) {
        return folders.stream().filter(ConfigurationFolder::holdsConfiguration).findFirst();
    }

    /**
     * The folder from which files of a configuration are named: that of the repository it lies in, else the one given, else
     * its own.
     *
     * @param directory folder of the configuration
     * @param current where the command runs
     */
    public static Path root(Path directory, Path current) {
        Path absolute = directory.toAbsolutePath().normalize();
        for (Path folder = absolute; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        Path base = current.toAbsolutePath().normalize();
        return absolute.startsWith(base) ? base : absolute;
    }

    /** Whether a folder is made for OpenTofu: it has files that only OpenTofu reads, or providers from its registry. */
    static boolean isOfOpenTofu(Path folder) {
        return holds(folder, ConfigurationFiles::isOfOpenTofu) || locksProvidersOfOpenTofu(folder);
    }

    private static boolean locksProvidersOfOpenTofu(Path folder) {
        try (InputStream in = Files.newInputStream(folder.resolve(".terraform.lock.hcl"))) {
            return new String(in.readNBytes(MAX_LOCK_BYTES), StandardCharsets.UTF_8).contains("registry.opentofu.org/");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean holdsConfiguration(Path folder) {
        return holds(folder, ConfigurationFiles::isConfiguration);
    }

    private static boolean holds(Path folder, Predicate<String> wanted) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (wanted.test(String.valueOf(entry.getFileName())) && Files.isRegularFile(entry)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
    }
}
