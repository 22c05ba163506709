package io.jenkins.plugins.terraformguard.tool.opa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;

/**
 * What policies can do: all that this version of {@code opa} offers, but what reaches out of it. {@code opa} itself marks
 * functions whose answers depend on more than their arguments; of these only clocks and dice are left.
 */
final class Capabilities {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Set<String> NEVER = Set.of("http.send", "net.lookup_ip_addr", "opa.runtime");
    private static final Set<String> HARMLESS = Set.of(
            "time.now_ns",
            "rand.intn",
            "uuid.rfc4122",
            "io.jwt.decode_verify",
            "io.jwt.encode_sign",
            "io.jwt.encode_sign_raw");

    private Capabilities() {}

    /**
     * @param current what {@code opa capabilities --current} prints
     * @return the same for {@code --capabilities}
     * @throws ToolException if that can't be read
     */
    static byte[] narrowed(byte[] current) throws IOException {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(current);
        } catch (IOException e) {
            tree = null;
        }
        if (!(tree instanceof ObjectNode all)
                || !all.path("builtins").isArray()
                || all.path("builtins").isEmpty()) {
            throw new ToolException(
                    "'opa capabilities --current' does not tell what opa can do",
                    "Name the program of the Open Policy Agent, of version 0.44 or later");
        }
        Iterator<JsonNode> builtins = all.path("builtins").elements();
        while (builtins.hasNext()) {
            JsonNode builtin = builtins.next();
            String name = builtin.path("name").asText("");
            if (NEVER.contains(name) || builtin.path("nondeterministic").asBoolean(false) && !HARMLESS.contains(name)) {
                builtins.remove();
            }
        }
        all.putArray("allow_net");
        return MAPPER.writeValueAsBytes(all);
    }
}
