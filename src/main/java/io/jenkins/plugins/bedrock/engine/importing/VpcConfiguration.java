package io.jenkins.plugins.bedrock.engine.importing;

import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.bedrock.model.VpcConfig;

/**
 * The network in which an import job reads the model.
 *
 * @param subnetIds 1 to 16
 * @param securityGroupIds 1 to 5
 * @throws IllegalArgumentException if Bedrock would refuse it (the API model's {@code VpcConfig})
 */
public record VpcConfiguration(List<String> subnetIds, List<String> securityGroupIds) {

    private static final Pattern ID = Pattern.compile("[-0-9a-zA-Z]{1,32}");

    public VpcConfiguration {
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
        require(subnetIds, 16, "subnets", "subnet-0a1b2c3d");
        require(securityGroupIds, 5, "security groups", "sg-0a1b2c3d");
    }

    VpcConfig toSdk() {
        return VpcConfig.builder()
                .subnetIds(subnetIds)
                .securityGroupIds(securityGroupIds)
                .build();
    }

    private static void require(List<String> ids, int most, String what, String example) {
        if (ids.isEmpty() || ids.size() > most) {
            throw new IllegalArgumentException("An import in a VPC needs 1 to " + most + " " + what + ", for example "
                    + example + "; " + ids.size() + " were given.");
        }
        ids.stream().filter(id -> !ID.matcher(id).matches()).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("'" + id + "' is not the ID of one of the " + what
                    + " of a VPC: it has 1 to 32 letters, digits or dashes, for example " + example + ".");
        });
    }
}
