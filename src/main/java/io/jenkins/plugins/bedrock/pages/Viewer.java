package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bedrock.config.ReadableItem;
import io.jenkins.plugins.bedrock.history.BedrockPermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Who asks for a page, and what he may see: what builds did if he may see their job, and what builds of jobs did that are
 * gone if he may read history. Of one request, so that each job is looked up once.
 */
final class Viewer {

    private final boolean readsHistory = Jenkins.get().hasPermission(BedrockPermissions.READ_HISTORY);
    private final Map<String, Optional<Job<?, ?>>> readable = new HashMap<>();
    private final Map<String, Boolean> seen = new HashMap<>();

    /** @param build null for what no build did: it is seen by whoever sees anything else of the model */
    boolean sees(@CheckForNull BuildReference build) {
        return build == null || sees(build.job());
    }

    boolean sees(@NonNull JobReference job) {
        return job.deleted() ? readsHistory : seen.computeIfAbsent(job.fullName(), this::seesJob);
    }

    /** Whether he may see what no job's permissions say who may see. */
    boolean readsHistory() {
        return readsHistory;
    }

    /** The job, if it is there and he may see it. */
    @NonNull
    Optional<Job<?, ?>> job(@NonNull JobReference job) {
        return job.deleted() ? Optional.empty() : readable.computeIfAbsent(job.fullName(), Viewer::find);
    }

    private boolean seesJob(String fullName) {
        return job(new JobReference(fullName, false)).isPresent() || readsHistory && !exists(fullName);
    }

    private static boolean exists(String fullName) {
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            return find(fullName).isPresent();
        }
    }

    /** A job that may only be discovered has no builds for him. */
    private static Optional<Job<?, ?>> find(String fullName) {
        return ReadableItem.find(fullName, Job.class).map(found -> (Job<?, ?>) found);
    }
}
