package io.jenkins.plugins.bedrock.engine.aws;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where AWS is: its own endpoints, or one address that stands for all of its services.
 *
 * @param override no value means AWS's own endpoints
 */
public record AwsEndpoint(Optional<URI> override) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** AWS itself. */
    public static final AwsEndpoint AWS = new AwsEndpoint(Optional.empty());

    /**
     * An AWS that runs on this machine, for development and tests.
     *
     * @throws IllegalArgumentException unless the address is on the loopback interface: signed requests over plain HTTP
     *     must not leave the machine
     */
    public static AwsEndpoint loopback(URI address) {
        if (!"http".equals(address.getScheme()) || !LOOPBACK.contains(String.valueOf(address.getHost()))) {
            throw new IllegalArgumentException("'" + address
                    + "' cannot stand in for AWS: only a plain HTTP address of this machine can, for example"
                    + " http://127.0.0.1:4566.");
        }
        return new AwsEndpoint(Optional.of(address));
    }
}
