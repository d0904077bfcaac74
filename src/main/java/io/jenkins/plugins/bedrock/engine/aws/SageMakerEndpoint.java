package io.jenkins.plugins.bedrock.engine.aws;

import java.net.URI;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;

/** Where SageMaker's control plane answers in a Region, as the SDK's metadata has it. */
final class SageMakerEndpoint {

    private static final String PREFIX = "api.sagemaker";

    private SageMakerEndpoint() {}

    static URI of(AwsEndpoint endpoint, AwsRegion region) {
        return endpoint.override().orElseGet(() -> of(region, isFips()));
    }

    static URI of(AwsRegion region, boolean fips) {
        ServiceEndpointKey.Builder key = ServiceEndpointKey.builder().region(region.sdk());
        if (fips) {
            key.tags(EndpointTag.FIPS);
        }
        return URI.create("https://" + ServiceMetadata.of(PREFIX).endpointFor(key.build()));
    }

    /** As for the SDK's clients: the controller's environment variable or system property. */
    private static boolean isFips() {
        return SdkSystemSetting.AWS_USE_FIPS_ENDPOINT.getBooleanValue().orElse(false);
    }
}
