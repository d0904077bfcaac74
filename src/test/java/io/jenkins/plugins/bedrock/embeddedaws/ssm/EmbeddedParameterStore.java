package io.jenkins.plugins.bedrock.embeddedaws.ssm;

import java.time.Instant;
import java.util.List;

/** The Parameter Store of one account and Region, for tests to arrange and to look into. */
public final class EmbeddedParameterStore {

    private final SsmParameters parameters;
    private final String account;
    private final String region;

    public EmbeddedParameterStore(SsmParameters parameters, String account, String region) {
        this.parameters = parameters;
        this.account = account;
        this.region = region;
    }

    /** All that a parameter has ever said, the present value last; empty if there is none. */
    public List<String> history(String name) {
        return parameters.find(arn(name)).map(SsmParameter::values).orElse(List.of());
    }

    /**
     * Puts a parameter there.
     *
     * @param type {@code String}, {@code StringList} or {@code SecureString}
     */
    public EmbeddedParameterStore with(String name, String type, String value) {
        parameters.put(new SsmParameter(arn(name), name, type, List.of(value), Instant.EPOCH));
        return this;
    }

    private String arn(String name) {
        return SsmParameters.arn(account, region, name);
    }
}
