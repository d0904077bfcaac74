package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.importing.ModelKmsKey;
import io.jenkins.plugins.bedrock.engine.importing.ModelTest;
import io.jenkins.plugins.bedrock.engine.importing.ResourceTags;
import io.jenkins.plugins.bedrock.engine.importing.VpcConfiguration;
import java.util.Optional;

/**
 * How an environment imports models.
 *
 * @param kmsKey under which Bedrock keeps the model; none means a key of AWS's own
 * @param vpc in which Bedrock reads the model; none means outside of any
 * @param tags for job and model
 * @param modelQuota how many imported models the account may hold
 * @param test the environment's own test
 * @param publishTo where it says which model is current; none means nowhere
 */
public record ImportSettings(
        Optional<ModelKmsKey> kmsKey,
        Optional<VpcConfiguration> vpc,
        ResourceTags tags,
        int modelQuota,
        Optional<ModelTest> test,
        Optional<PublicationTarget> publishTo) {

    /** Service quota L-45B04988 as AWS sets it for a new account. */
    public static final int DEFAULT_MODEL_QUOTA = 3;

    /** Key of AWS's own, no VPC, no tags, the default quota, no test; publishes nothing. */
    public static ImportSettings standard() {
        return new ImportSettings(
                Optional.empty(),
                Optional.empty(),
                ResourceTags.NONE,
                DEFAULT_MODEL_QUOTA,
                Optional.empty(),
                Optional.empty());
    }

    public ImportSettings withTest(ModelTest ownTest) {
        return new ImportSettings(kmsKey, vpc, tags, modelQuota, Optional.of(ownTest), publishTo);
    }

    public ImportSettings publishingTo(PublicationTarget target) {
        return new ImportSettings(kmsKey, vpc, tags, modelQuota, test, Optional.of(target));
    }
}
