package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.ModelHistory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * All models of the ledger in the order in which they are shown. Made anew when the ledger has changed, and then only of
 * the models that have: so no page reads a file, or looks into a model that it does not show.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ModelIndex {

    private volatile Current current;
    private volatile Contents contents = Contents.of(List.of(), Map.of());

    @NonNull
    static ModelIndex get() {
        return ExtensionList.lookupSingleton(ModelIndex.class);
    }

    /** Those to which something has happened last come first. */
    @NonNull
    List<IndexedModel> models() {
        return contents().models();
    }

    @NonNull
    Optional<IndexedModel> find(@NonNull String sha256) {
        return Optional.ofNullable(contents().byDigest().get(sha256));
    }

    /** The full names of all jobs that have a part in the history of a model, and were not deleted since. */
    @NonNull
    Set<String> jobs() {
        return contents().jobs();
    }

    /** The full names of all folders around jobs that have a part in the history of a model, deleted ones included. */
    @NonNull
    Set<String> folders() {
        return contents().folders();
    }

    /** What is in use where. */
    @NonNull
    CurrentModels current() {
        List<ModelHistory> ledger = contents().source();
        Current known = current;
        if (known == null || known.source() != ledger) {
            known = new Current(ledger, CurrentModels.of(FileLedger.get()));
            current = known;
        }
        return known.models();
    }

    private Contents contents() {
        List<ModelHistory> ledger = FileLedger.get().histories();
        Contents known = contents;
        if (known.source() != ledger) {
            known = Contents.of(ledger, known.byDigest());
            contents = known;
        }
        return known;
    }

    private record Current(List<ModelHistory> source, CurrentModels models) {}

    private record Contents(
            List<ModelHistory> source,
            List<IndexedModel> models,
            Map<String, IndexedModel> byDigest,
            Set<String> jobs,
            Set<String> folders) {

        private static final Comparator<IndexedModel> NEWEST_FIRST =
                Comparator.comparing(IndexedModel::latest).reversed().thenComparing(IndexedModel::sha256);

        static Contents of(List<ModelHistory> source, Map<String, IndexedModel> before) {
            Map<String, IndexedModel> byDigest = new HashMap<>();
            source.forEach(history -> byDigest.put(history.getSha256(), indexed(history, before)));
            List<IndexedModel> models =
                    byDigest.values().stream().sorted(NEWEST_FIRST).toList();
            Set<String> jobs = models.stream()
                    .flatMap(model -> model.jobs().stream())
                    .filter(job -> !job.deleted())
                    .map(JobReference::fullName)
                    .collect(Collectors.toUnmodifiableSet());
            Set<String> folders = models.stream()
                    .flatMap(model -> model.jobs().stream())
                    .flatMap(job -> around(job.fullName()))
                    .collect(Collectors.toUnmodifiableSet());
            return new Contents(source, models, byDigest, jobs, folders);
        }

        private static Stream<String> around(String fullName) {
            return Stream.iterate(folder(fullName), folder -> !folder.isEmpty(), Contents::folder);
        }

        private static String folder(String fullName) {
            return fullName.substring(0, Math.max(0, fullName.lastIndexOf('/')));
        }

        private static IndexedModel indexed(ModelHistory history, Map<String, IndexedModel> before) {
            IndexedModel known = before.get(history.getSha256());
            return known != null && known.history() == history ? known : IndexedModel.of(history);
        }
    }
}
