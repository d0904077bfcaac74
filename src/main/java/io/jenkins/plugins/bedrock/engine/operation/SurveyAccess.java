package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.access.AccessSurvey;
import io.jenkins.plugins.bedrock.engine.access.KeyArn;
import io.jenkins.plugins.bedrock.engine.access.SourceReach;
import io.jenkins.plugins.bedrock.engine.access.SurveyedSource;
import io.jenkins.plugins.bedrock.engine.access.SurveyedSource.SurveyedRole;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.Source;
import java.util.Collection;
import java.util.List;

/**
 * Looks for the access that this controller has given in a source: what no build holds any more, what was changed since,
 * and what is missing. Makes no call that changes anything.
 */
public record SurveyAccess(Engine engine) {

    /**
     * Looks at the policies of the source's buckets and known keys, and at the import roles that are created here.
     *
     * @param source with a role of its account
     * @param environments to which models of the source go
     * @throws IllegalArgumentException if the source has no role
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if its role cannot be assumed
     */
    public AccessSurvey run(Source source, Collection<Environment> environments) throws InterruptedException {
        return engine.access()
                .survey(new SurveyedSource(
                        reach(source),
                        source.access()
                                .map(engine::account)
                                .orElseThrow(() -> new IllegalArgumentException("The policies of the source "
                                        + source.name() + " cannot be looked at: it has no AWS role.")),
                        source.policiesManagedHere(),
                        source.decryptThroughS3Only(),
                        environments.stream()
                                .map(environment -> new SurveyedRole(
                                        engine.account(environment.access()), AccessRequests.importRole(environment)))
                                .toList()));
    }

    private static SourceReach reach(Source source) {
        List<KeyArn> keys = source.keyArns().stream().map(KeyArn::new).toList();
        return new SourceReach(
                source.name(),
                source.account(),
                source.region(),
                source.openings().stream()
                        .map(Source.Opening::prefix)
                        .distinct()
                        .toList(),
                keys);
    }
}
