package io.jenkins.plugins.bedrock.embeddedaws.front;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;

/** A service behind the endpoint. */
public interface AwsService {

    /** The name in the signature's scope, by which requests find their service, e.g. {@code s3}. */
    String signingName();

    /** The form of its errors. */
    WireProtocol protocol();

    /**
     * Tells from method, path, query or body which operation is asked for.
     *
     * @throws AwsError when there is no such operation
     */
    RoutedRequest route(WireRequest request);
}
