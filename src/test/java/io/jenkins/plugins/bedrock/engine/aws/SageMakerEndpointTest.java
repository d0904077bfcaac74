package io.jenkins.plugins.bedrock.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.After;
import org.junit.Test;

public class SageMakerEndpointTest {

    @After
    public void clear() {
        System.clearProperty("aws.useFipsEndpoint");
    }

    @Test
    public void itIsThatOfTheRegionsPartition() {
        assertThat(endpoint("us-east-1")).isEqualTo("https://api.sagemaker.us-east-1.amazonaws.com");
        assertThat(endpoint("cn-north-1")).isEqualTo("https://api.sagemaker.cn-north-1.amazonaws.com.cn");
        assertThat(endpoint("us-gov-west-1")).isEqualTo("https://api.sagemaker.us-gov-west-1.amazonaws.com");
    }

    @Test
    public void aControllerThatAsksForFipsGetsIt() {
        System.setProperty("aws.useFipsEndpoint", "true");

        assertThat(endpoint("us-gov-west-1")).isEqualTo("https://api-fips.sagemaker.us-gov-west-1.amazonaws.com");
    }

    @Test
    public void whatStandsInForAwsStandsInForThisToo() {
        AwsEndpoint here = AwsEndpoint.loopback(URI.create("http://127.0.0.1:4566"));

        assertThat(SageMakerEndpoint.of(here, new AwsRegion("us-east-1")))
                .isEqualTo(URI.create("http://127.0.0.1:4566"));
    }

    private static String endpoint(String region) {
        return SageMakerEndpoint.of(AwsEndpoint.AWS, new AwsRegion(region)).toString();
    }
}
