package io.jenkins.plugins.terraformguard.bench.generator;

import java.util.LinkedHashMap;
import java.util.Map;

/** How common the kinds of resources are: so many of each in a module. */
final class Mix {
    private final Shape shape;
    private final Map<ResourceKind, Integer> weights = new LinkedHashMap<>();

    private Mix(Shape shape) {
        this.shape = shape;
    }

    /** The kinds with how many a module has of each. */
    static Map<ResourceKind, Integer> of(Shape shape) {
        Mix mix = new Mix(shape);
        mix.add(AwsNetwork.RECORD, 80, 16);
        mix.add(AwsNetwork.RULE, 32, 14);
        mix.add(AwsNetwork.ROUTE, 88, 12);
        mix.add(AwsNetwork.SECURITY_GROUP, 5, 4);
        mix.add(AwsAccess.ATTACHMENT, 88, 14);
        mix.add(AwsAccess.ROLE, 2, 4);
        mix.add(AwsAccess.POLICY, 3, 2);
        mix.add(AwsAccess.KEY, 2, 2);
        mix.add(AwsAccess.LOG_GROUP, 4, 6);
        mix.add(AwsAccess.DASHBOARD, 1, 1);
        mix.add(AwsAccess.POLICY_DOCUMENT, 8, 2);
        mix.add(AwsCompute.INSTANCE, 6, 5);
        mix.add(AwsCompute.LAUNCH_TEMPLATE, 1, 1);
        mix.add(AwsCompute.FUNCTION, 3, 3);
        mix.add(AwsCompute.PERMISSION, 12, 8);
        mix.add(AwsStorage.BUCKET, 5, 5);
        mix.add(AwsStorage.PUBLIC_ACCESS, 40, 10);
        mix.add(AwsStorage.DATABASE, 3, 1);
        mix.add(AwsStorage.PARAMETER, 5, 1);
        mix.add(OtherClouds.PASSWORD, 5, 1);
        mix.add(OtherClouds.STORAGE_ACCOUNT, 2, 1);
        mix.add(OtherClouds.AZURE_RULE, 6, 3);
        mix.add(OtherClouds.GOOGLE_BUCKET, 3, 2);
        mix.add(OtherClouds.FIREWALL, 3, 2);
        return mix.weights;
    }

    private void add(ResourceKind kind, int dense, int full) {
        weights.put(kind, shape == Shape.DENSE ? dense : full);
    }
}
