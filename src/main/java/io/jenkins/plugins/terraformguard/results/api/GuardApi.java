package io.jenkins.plugins.terraformguard.results.api;

import hudson.ExtensionList;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/** What programs may ask, {@code .../api/v1/RESOURCE}. */
@Restricted(NoExternalUse.class)
@StaplerAccessibleType
public final class GuardApi {
    /** The first version. Within it keys may be added, and nothing else changes. */
    public V1 getV1() {
        return new V1();
    }

    /** The resources by their names. */
    @Restricted(NoExternalUse.class)
    public static final class V1 {
        private V1() {}

        /** The list of resources. */
        @GET
        public void doIndex(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
            Jenkins.get().checkPermission(Jenkins.READ);
            new ApiDoor(new Index()).open(request, response);
        }

        /** Any other: an object for each would have its address end with a slash, and others sent on to that. */
        @GET
        public void doDynamic(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
            Jenkins.get().checkPermission(Jenkins.READ);
            String rest = request.getRestOfPath();
            ApiResource resource = ExtensionList.lookup(ApiResource.class).stream()
                    .filter(one -> rest.equals("/" + one.name()))
                    .findFirst()
                    .orElse(null);
            new ApiDoor(resource).open(request, response);
        }
    }

    private static final class Index implements ApiResource {
        @Override
        public String name() {
            return "index";
        }

        @Override
        public Set<String> parameters() {
            return Set.of();
        }

        @Override
        public ApiReply get(ApiQuery query) {
            List<Map<String, Object>> resources = ExtensionList.lookup(ApiResource.class).stream()
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .map(resource -> Map.<String, Object>of(
                            "name",
                            resource.name(),
                            "parameters",
                            resource.parameters().stream().sorted().toList()))
                    .toList();
            return ApiReply.list(resources, resources.size(), null, Map.of());
        }
    }
}
