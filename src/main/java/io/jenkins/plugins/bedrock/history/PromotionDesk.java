package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Failure;
import hudson.model.Job;
import hudson.model.RootAction;
import hudson.security.ACL;
import io.jenkins.plugins.bedrock.config.JobConfiguration;
import io.jenkins.plugins.bedrock.config.ReadableItem;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionOverride;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/**
 * Where people decide about models: only by POST, signed in, each with a reason. Builds can't: they run with every
 * permission, so nothing here is a parameter of a step.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class PromotionDesk implements RootAction {

    /** Below the address of Jenkins. */
    public static final String URL = "bedrock-model-import";

    private static final Logger LOGGER = Logger.getLogger(PromotionDesk.class.getName());

    @CheckForNull
    @Override
    public String getIconFileName() {
        return null;
    }

    @CheckForNull
    @Override
    public String getDisplayName() {
        return null;
    }

    @NonNull
    @Override
    public String getUrlName() {
        return URL;
    }

    /**
     * Lets one model into one environment once.
     *
     * @param digest as builds show it: {@code sha256:} and 64 hexadecimal digits
     * @param environment its name, as the job uses it
     * @param job the full name of the job that may then promote the model
     * @param reason recorded, and shown with the model
     */
    @RequirePOST
    public HttpResponse doOverride(
            @QueryParameter String digest,
            @QueryParameter String environment,
            @QueryParameter String job,
            @QueryParameter String reason) {
        String user = signedIn();
        Job<?, ?> promoting = readable(job);
        promoting.checkPermission(BedrockPermissions.OVERRIDE);
        PromotionOverride override =
                checked(() -> override(digest(digest), environment, promoting, user, Reason.of(reason)));
        LOGGER.log(Level.INFO, "{0} lets {1} into {2} once, by {3}", new Object[] {
            user, override.digest(), override.environment(), override.job()
        });
        return HttpResponses.redirectViaContextPath(promoting.getUrl());
    }

    /**
     * Recalls a model for good.
     *
     * @param digest as builds show it: {@code sha256:} and 64 hexadecimal digits
     * @param reason recorded, and told to whoever is refused
     */
    @RequirePOST
    public HttpResponse doRecall(@QueryParameter String digest, @QueryParameter String reason) {
        String user = signedIn();
        Jenkins.get().checkPermission(BedrockPermissions.RECALL);
        ModelDigest recalled = checked(() -> recall(digest(digest), Reason.of(reason), user));
        LOGGER.log(Level.INFO, "{0} has recalled {1}", new Object[] {user, recalled});
        return HttpResponses.redirectToContextRoot();
    }

    private static PromotionOverride override(
            ModelDigest digest, String environment, Job<?, ?> job, String user, String reason) {
        EnvironmentId where =
                JobConfiguration.of(job).environmentId(Util.fixNull(environment).strip());
        FileLedger ledger = FileLedger.get();
        if (ledger.hasOverride(digest, where, job.getFullName())) {
            // Sent twice is meant once.
            throw new IllegalArgumentException(
                    Messages.PromotionDesk_AlreadyAllowed(job.getFullName(), digest, environment));
        }
        PromotionOverride override = new PromotionOverride(
                digest,
                where,
                job.getFullName(),
                user,
                reason,
                AwsConnection.get().background().scheduler().instant());
        ledger.allowOnce(override);
        return override;
    }

    private static ModelDigest recall(ModelDigest digest, String reason, String user) {
        FileLedger.get().recall(digest, reason, user);
        return digest;
    }

    /** The strength plays no part in what belongs to what, see {@link ModelHistory}. */
    private static ModelDigest digest(String text) {
        return ModelDigest.parse(Util.fixNull(text).strip(), Strength.ETAG);
    }

    private static String signedIn() {
        Authentication user = Jenkins.getAuthentication2();
        if (ACL.isAnonymous2(user) || user.equals(ACL.SYSTEM2)) {
            throw new AccessDeniedException(Messages.PromotionDesk_NotSignedIn());
        }
        return user.getName();
    }

    /** Says "not found" of a job that is there but may not be seen, so that nobody finds out names here. */
    private static Job<?, ?> readable(String fullName) {
        return ReadableItem.find(Util.fixNull(fullName), Job.class).orElseThrow(HttpResponses::notFound);
    }

    /** Shows what is wrong to whoever asked, with status 400. */
    private static <T> T checked(Supplier<T> decision) {
        try {
            return decision.get();
        } catch (IllegalArgumentException | PromotionRefusedException e) {
            throw new Failure(e.getMessage());
        }
    }
}
