package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.BundledRules;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policy files in an archive: whatever they are called they come back, and nothing else does. */
class PolicyArchiveTest {
    private static final List<String> ODD = List.of(
            "settings.yaml",
            "SETTINGS.yaml",
            "a/b.yaml",
            "a",
            "A/b.yaml/c.yaml",
            "../../etc/passwd",
            "/etc/passwd",
            "C:\\windows\\x.yaml",
            "..",
            ".",
            "",
            "./x.yaml",
            "x//y.yaml",
            "con.yaml",
            "a/NUL",
            "x.yaml.",
            "with space.yaml",
            "h\u00e9.yaml",
            "line\nbreak.yaml",
            "file-3",
            "settings.yaml",
            ".terraform-guard/x.yaml",
            "n".repeat(2000));
    private static final PolicyInput INPUT = new PolicyInput(
            files("organisation"), List.of(files("outer"), List.of(), files("inner")), files("project"));
    private static final BundledRules BUNDLED =
            new BundledRules(files("packs"), List.of(new PolicyFile("risk.yaml", "risk: {}")));

    @TempDir
    Path folder;

    private static List<PolicyFile> files(String layer) {
        return ODD.stream()
                .map(name -> new PolicyFile(name, "# " + layer + " h\u00e9 \ud83d\ude00 " + name))
                .toList();
    }

    private static byte[] archive(BundledRules bundled, PolicyInput input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PolicyArchive.write(bundled, input, out);
        return out.toByteArray();
    }

    private PolicyArchiveReader.Policies read(byte[] archive) throws IOException, ReplayException {
        return PolicyArchiveReader.read(Files.write(folder.resolve("policies.zip"), archive));
    }

    private String refused(byte[] archive) {
        ReplayException e = assertThrows(ReplayException.class, () -> read(archive));
        assertEquals("policies.zip", e.file());
        assertFalse(e.remedy().isEmpty());
        return e.getMessage();
    }

    private static Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        List<LayersDocument.Layer> layers = new ArrayList<>();
        for (String layer : List.of("bundled", "bundled-impact", "organisation", "project")) {
            byte[] text = ("# " + layer).getBytes(StandardCharsets.UTF_8);
            entries.put(layer + "/x.yaml", text);
            layers.add(new LayersDocument.Layer(
                    layer, List.of(new LayersDocument.File(layer + "/x.yaml", "x.yaml", Sha256.hex(text)))));
        }
        entries.put(LayersDocument.NAME, LayersDocument.write(layers));
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private String refused(String entry, String replacement) throws IOException {
        Map<String, byte[]> entries = entries();
        if (replacement == null) {
            entries.remove(entry);
        } else {
            entries.put(entry, replacement.getBytes(StandardCharsets.UTF_8));
        }
        return refused(zip(entries));
    }

    private String refusedList(String from, String to) throws IOException {
        String list = new String(entries().get(LayersDocument.NAME), StandardCharsets.UTF_8);
        assertTrue(list.contains(from), list);
        return refused(LayersDocument.NAME, list.replace(from, to));
    }

    @Test
    void everyFileComesBackWithItsNameAndInItsOrder() throws Exception {
        PolicyArchiveReader.Policies read = read(archive(BUNDLED, INPUT));
        assertEquals(BUNDLED, read.bundled());
        assertEquals(INPUT, read.input());
        read = read(archive(BundledRules.ofEngine(), PolicyInput.NONE));
        assertEquals(BundledRules.ofEngine(), read.bundled());
        assertEquals(PolicyInput.NONE, read.input());
    }

    @Test
    void everySystemCanUnpackIt() throws Exception {
        Path file = Files.write(folder.resolve("policies.zip"), archive(BUNDLED, INPUT));
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.stream().forEach(entry -> names.add(entry.getName()));
        }
        assertEquals(names.stream().sorted().toList(), names);
        assertTrue(names.contains("project/.terraform-guard/x.yaml"));
        assertTrue(names.contains("folder-3/settings.yaml"));
        TreeSet<String> lower = new TreeSet<>();
        for (String name : names) {
            assertTrue(ArtifactName.isSafe(name) && name.matches("[A-Za-z0-9._/-]{1,200}"), name);
            assertFalse(name.matches("(?i).*/(con|nul|aux|prn)(\\..*)?(/.*)?"), name);
            assertTrue(lower.add(name.toLowerCase(Locale.ROOT)), name);
        }
        for (String name : lower) {
            String inside = lower.higher(name + "/");
            assertFalse(inside != null && inside.startsWith(name + "/"), name + " is a file and a folder");
        }
    }

    @Test
    void equalFilesGiveEqualBytes() throws Exception {
        byte[] here = archive(BUNDLED, INPUT);
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertArrayEquals(here, archive(BUNDLED, INPUT));
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void theListFitsItsSchema() throws Exception {
        String list = new String(entries().get(LayersDocument.NAME), StandardCharsets.UTF_8);
        assertEquals(List.of(), SchemaCheck.of("layers.schema.json").problems(list, "layers.json"));
    }

    @Test
    void whatIsMissingForeignOrChangedIsNamed() throws Exception {
        read(zip(entries()));
        assertTrue(refused("project/x.yaml", "# edited").contains("'project/x.yaml' was changed"));
        assertTrue(refused("project/x.yaml", null).contains("'project/x.yaml' is listed and not there"));
        assertTrue(refused("project/y.yaml", "# more").contains("'project/y.yaml' in it is not listed"));
        assertTrue(refused(LayersDocument.NAME, null).contains("no archive of policies"));
        assertTrue(refused(LayersDocument.NAME, "{}").contains("schema"));
        assertTrue(refusedList("layers/v1", "layers/v2").contains("can't be used"));
        assertTrue(refusedList("\"organisation\"", "\"folder-2\"").contains("'organisation' is missing"));
        assertTrue(refusedList("\"organisation\"", "\"project\"").contains("'project' is listed twice"));
        assertTrue(refusedList("organisation/x.yaml", "project/x.yaml").contains("changed"));
        assertTrue(refused("../x.yaml", "").contains("outside of it"));
        assertTrue(refused(new byte[0]).contains("not read"));
        assertTrue(refused("x".getBytes(StandardCharsets.UTF_8)).contains("not read"));
    }

    @Test
    void symbolicLinksAreRefused() throws Exception {
        byte[] archive = zip(entries());
        for (int i = archive.length - 4; i >= 0; i--) {
            if (archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 1 && archive[i + 3] == 2) {
                archive[i + 5] = 3;
                ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).putInt(i + 38, 0120777 << 16);
                break;
            }
        }
        assertTrue(refused(archive).contains("symbolic link"));
    }

    @Test
    void bombsAreRefused() throws Exception {
        assertTrue(refused("bundled/bomb", "0".repeat(40 << 20)).contains("times its size"));
        Map<String, byte[]> many = entries();
        for (int i = 0; i <= ArchiveLimits.POLICY_FILES; i++) {
            many.put("project/" + i, new byte[0]);
        }
        assertTrue(refused(zip(many)).contains("more than " + ArchiveLimits.POLICY_FILES));
        List<PolicyFile> files = new ArrayList<>();
        for (int i = 0; i <= ArchiveLimits.POLICY_FILES; i++) {
            files.add(new PolicyFile("x", ""));
        }
        assertThrows(IOException.class, () -> archive(BUNDLED, PolicyInput.ofProject(files)));
    }

    @Test
    void anyByteMayBeWrong() throws Exception {
        byte[] right = archive(BUNDLED, INPUT);
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] wrong = right.clone();
            wrong[random.nextInt(wrong.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                PolicyArchiveReader.Policies read = read(wrong);
                assertEquals(INPUT.project().size(), read.input().project().size());
            } catch (ReplayException expected) {
                refused++;
            }
        }
        // The rest are changes of headers that nobody reads.
        assertTrue(refused > 400, refused + " were refused");
    }
}
