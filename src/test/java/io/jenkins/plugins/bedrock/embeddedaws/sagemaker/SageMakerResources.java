package io.jenkins.plugins.bedrock.embeddedaws.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What SageMaker knows in all accounts, by ARN. */
public final class SageMakerResources {

    private final Map<String, ObjectNode> descriptions = new ConcurrentHashMap<>();

    Optional<ObjectNode> description(String arn) {
        return Optional.ofNullable(descriptions.get(arn));
    }

    void put(String arn, ObjectNode description) {
        descriptions.put(arn, description);
    }

    void remove(String arn) {
        descriptions.remove(arn);
    }
}
