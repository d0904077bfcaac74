package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.bedrock.model.ListModelImportJobsRequest;
import software.amazon.awssdk.services.bedrock.model.ListModelImportJobsResponse;
import software.amazon.awssdk.services.bedrock.model.SortJobsBy;
import software.amazon.awssdk.services.bedrock.model.SortOrder;

/** One look at all the jobs of an account that somebody waits for. */
final class WatchRound {

    /** The most that the API gives at once. */
    private static final int PAGE = 1000;

    private final AwsAccount account;

    WatchRound(AwsAccount account) {
        this.account = account;
    }

    /**
     * Lists jobs, newest first, until all that are wanted were seen.
     *
     * @param oldest when the oldest of them was started; none if that is not known of each
     */
    Map<String, ImportJob> list(Collection<String> wanted, Optional<Instant> oldest) {
        return account.call("list the import jobs", () -> {
            Map<String, ImportJob> found = new HashMap<>();
            for (ListModelImportJobsResponse page :
                    account.bedrock().listModelImportJobsPaginator(filter -> newestFirst(filter, oldest))) {
                page.modelImportJobSummaries().stream()
                        .map(ImportJob::of)
                        .filter(job -> wanted.contains(job.arn()))
                        .forEach(job -> found.put(job.arn(), job));
                if (found.size() == wanted.size()) {
                    break;
                }
            }
            return found;
        });
    }

    /** The whole of one job: a list tells no reason of a failure. */
    Optional<ImportJob> find(String arn) {
        return new ImportJobs(account).find(arn);
    }

    private static void newestFirst(ListModelImportJobsRequest.Builder filter, Optional<Instant> oldest) {
        filter.maxResults(PAGE)
                .sortBy(SortJobsBy.CREATION_TIME)
                .sortOrder(SortOrder.DESCENDING)
                .creationTimeAfter(
                        oldest.map(first -> first.minus(Duration.ofSeconds(1))).orElse(null));
    }
}
