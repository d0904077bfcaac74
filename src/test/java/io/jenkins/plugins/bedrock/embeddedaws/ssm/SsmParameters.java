package io.jenkins.plugins.bedrock.embeddedaws.ssm;

import io.jenkins.plugins.bedrock.embeddedaws.state.Partition;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The parameters of all accounts and Regions, by their ARNs. */
public final class SsmParameters {

    private final Map<String, SsmParameter> parameters = new ConcurrentHashMap<>();

    /** The ARN has one slash before the name, whether or not the name begins with one. */
    static String arn(String account, String region, String name) {
        return "arn:" + Partition.of(region) + ":ssm:" + region + ":" + account + ":parameter"
                + (name.startsWith("/") ? "" : "/") + name;
    }

    Optional<SsmParameter> find(String arn) {
        return Optional.ofNullable(parameters.get(arn));
    }

    void put(SsmParameter parameter) {
        parameters.put(parameter.arn(), parameter);
    }

    long count(String account, String region) {
        String place = arn(account, region, "");
        return parameters.keySet().stream().filter(arn -> arn.startsWith(place)).count();
    }
}
