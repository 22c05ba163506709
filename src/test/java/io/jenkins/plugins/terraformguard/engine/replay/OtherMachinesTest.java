package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions and replays are the same bytes under another locale, time zone, encoding and Java. */
class OtherMachinesTest {
    /** Folder with Java installations, each in a folder of its own. */
    private static final Path JAVAS = Path.of(System.getProperty("guard.javas", "/usr/lib/jvm"));

    private static final long MINUTES = 15;

    @TempDir
    Path folder;

    private static List<Path> examples() throws IOException {
        Path root = Path.of(System.getProperty("guard.root", "."));
        try (Stream<Path> files = Files.find(
                root.resolve("examples"), 5, (path, file) -> path.endsWith("plan.json") && file.isRegularFile())) {
            return files.map(path -> path.toAbsolutePath().normalize()).sorted().toList();
        }
    }

    /** Starts a Java on other terms than this one. */
    private List<String> elsewhere(Path java, List<Path> plans, Path decisions, String... options) throws Exception {
        Path list = Files.write(
                folder.resolve("plans"), plans.stream().map(Path::toString).toList());
        List<String> command = new ArrayList<>();
        command.add(java.resolve("bin/java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dguard.root=" + System.getProperty("guard.root", "."),
                "-cp",
                System.getProperty("java.class.path"),
                ReplayProbe.class.getName(),
                list.toString(),
                decisions.toString()));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "it hangs");
        } finally {
            process.destroyForcibly();
        }
        String said = new String(Files.readAllBytes(err), StandardCharsets.ISO_8859_1);
        assertEquals(0, process.exitValue(), () -> said.substring(0, Math.min(said.length(), 4000)));
        return Files.readAllLines(out);
    }

    private static Path ownJava() {
        return Path.of(System.getProperty("java.home"));
    }

    /** The first Java of this version. */
    private static Path java(String version) throws IOException {
        List<Path> all = new ArrayList<>(List.of(ownJava()));
        if (Files.isDirectory(JAVAS)) {
            try (Stream<Path> entries = Files.list(JAVAS)) {
                entries.sorted().forEach(all::add);
            }
        }
        Optional<Path> found = all.stream()
                .filter(java -> Files.isExecutable(java.resolve("bin/java"))
                        && version(java).equals(version))
                .findFirst();
        return found.orElseGet(() -> Assumptions.abort("There is no Java " + version + " in " + JAVAS
                + " (system property guard.javas): decisions were not made again under it"));
    }

    private static String version(Path java) {
        Properties release = new Properties();
        try (var in = Files.newInputStream(java.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            return "";
        }
        return release.getProperty("JAVA_VERSION", "").replaceAll("\"|[.+-].*", "");
    }

    private static void haveAllComeOutTheSame(List<String> lines) {
        for (String line : lines) {
            boolean state = line.substring(0, line.indexOf(' ')).contains("state");
            assertTrue(line.endsWith(state ? " not-replayable" : " identical"), line);
        }
    }

    @ParameterizedTest
    @CsvSource({"17, tr, TR, ISO-8859-9", "25, ar, EG, windows-1256", "25, th, TH, UTF-8"})
    void examplesComeOutTheSame(String version, String language, String country, String encoding) throws Exception {
        Path java = java(version);
        List<Path> plans = examples();
        assertTrue(plans.size() >= 1, "no examples");
        Path decisions = Files.createDirectory(folder.resolve("decisions"));
        ReplayProbe.write(plans, decisions);
        List<String> here = ReplayProbe.look(plans, decisions);
        haveAllComeOutTheSame(here);
        assertEquals(
                here,
                elsewhere(
                        java,
                        plans,
                        decisions,
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-Dfile.encoding=" + encoding));
    }

    @ParameterizedTest
    @CsvSource({"17, ar, EG, Pacific/Kiritimati", "25, tr, TR, America/St_Johns"})
    void theCorpusComesOutTheSame(String version, String language, String country, String zone) throws Exception {
        List<Path> plans = Corpus.plans().stream().map(Path::toAbsolutePath).toList();
        Path java = java(version);
        Path decisions = Files.createDirectory(folder.resolve("decisions"));
        ReplayProbe.write(plans, decisions);
        List<String> here = ReplayProbe.look(plans, decisions);
        haveAllComeOutTheSame(here);
        assertEquals(
                here,
                elsewhere(
                        java,
                        plans,
                        decisions,
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-Duser.timezone=" + zone,
                        "-Dfile.encoding=ISO-8859-1"));
    }

    @Test
    void thisJavaIsOneThatIsFound() throws Exception {
        assertEquals(ownJava(), java(Integer.toString(Runtime.version().feature())));
    }
}
