package io.jenkins.plugins.terraformguard.tool.opa;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModulePath;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sorts resources into their modules. The resources lie in a file meanwhile: a plan may have many, in any order. */
final class ModuleTree implements Closeable {
    /** Modules in modules; nothing real comes near. */
    private static final int MAX_DEPTH = 100;

    private final FileChannel file;
    private final Module root = new Module("");
    private final Map<String, Module> modules = new HashMap<>(Map.of("", root));

    private ModuleTree(FileChannel file) {
        this.file = file;
    }

    /** @param folder for the file, which is gone when this is closed */
    static ModuleTree create(Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "terraform-guard-modules", ".json");
        return new ModuleTree(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** Where a resource lies in the file. */
    private record Piece(long start, int length) {}

    /** A module and those that it calls, in the order in which they are met. */
    private record Module(String address, List<Piece> resources, List<Module> children) {
        Module(String address) {
            this(address, new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * @param address of the module, empty for the root module
     * @param resource as JSON
     */
    void add(String address, String resource) throws IOException {
        Module module = modules.get(address);
        if (module == null) {
            module = open(address);
        }
        ByteBuffer bytes = ByteBuffer.wrap(resource.getBytes(StandardCharsets.UTF_8));
        module.resources().add(new Piece(file.position(), bytes.remaining()));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private Module open(String address) throws ToolException {
        ModulePath path;
        try {
            path = ModulePath.parse(address);
        } catch (AddressException e) {
            throw new ToolException(
                    "The plan has a module whose address can't be read: " + e.getMessage(), "Make the plan again");
        }
        if (path.steps().size() > MAX_DEPTH) {
            throw new ToolException(
                    "The plan has more than " + MAX_DEPTH + " modules in each other", "Make the plan again");
        }
        Module module = root;
        for (int depth = 1; depth <= path.steps().size(); depth++) {
            String name = new ModulePath(path.steps().subList(0, depth)).toString();
            Module parent = module;
            module = modules.computeIfAbsent(name, fresh -> {
                Module child = new Module(fresh);
                parent.children().add(child);
                return child;
            });
        }
        modules.put(address, module);
        return module;
    }

    /** Writes the root module as Terraform does. */
    void write(JsonGenerator json) throws IOException {
        write(json, root);
    }

    private void write(JsonGenerator json, Module module) throws IOException {
        json.writeStartObject();
        if (!module.address().isEmpty()) {
            json.writeStringField("address", module.address());
        }
        json.writeArrayFieldStart("resources");
        for (Piece piece : module.resources()) {
            json.writeRawValue(read(piece));
        }
        json.writeEndArray();
        if (!module.children().isEmpty()) {
            json.writeArrayFieldStart("child_modules");
            for (Module child : module.children()) {
                write(json, child);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private String read(Piece piece) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(piece.length());
        while (bytes.hasRemaining()) {
            if (file.read(bytes, piece.start() + bytes.position()) < 0) {
                throw new IOException("What was kept of the plan is gone");
            }
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
