package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.RecordedFailure;
import io.jenkins.plugins.bedrock.history.RecordedImport;
import io.jenkins.plugins.bedrock.history.RecordedOverride;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one viewer may see of a model: of what he may not see, nothing shows. */
final class VisibleModel {

    private static final int SHORT = 12;

    private final IndexedModel model;
    private final Viewer viewer;

    VisibleModel(IndexedModel model, Viewer viewer) {
        this.model = model;
        this.viewer = viewer;
    }

    /** Whether there is anything of it, in a place, for the viewer. */
    boolean isIn(Place place) {
        return model.jobs().isEmpty()
                ? viewer.readsHistory() && place.item() == null
                : model.jobs().stream().anyMatch(job -> place.covers(job) && viewer.sees(job));
    }

    /** @param text in lower case; a part of a name, or the beginning of a digest */
    boolean matches(String text) {
        return text.isEmpty()
                || model.mayMatch(text) && (model.isDigest(text) || IndexedModel.anyContains(searchedNames(), text));
    }

    @NonNull
    ModelDigest digest() {
        return new ModelDigest(model.sha256(), Strength.ETAG);
    }

    @NonNull
    String sha256() {
        return model.sha256();
    }

    @NonNull
    String shortDigest() {
        return model.sha256().substring(0, SHORT);
    }

    /** What its versions are called, the latest first. */
    @NonNull
    Set<String> versions() {
        Set<String> versions = new LinkedHashSet<>();
        newestFirst(imports()).forEach(entry -> versions.add(Shown.name(entry.getVersion())));
        newestFirst(failures()).forEach(failure -> versions.add(Shown.name(failure.getVersion())));
        return versions;
    }

    /** What it is called in a heading; the digest of a model of which no name is known. */
    @NonNull
    String title() {
        return versions().stream().findFirst().orElseGet(this::shortDigest);
    }

    /** What its digest rests on; no value if it was never imported. */
    @NonNull
    Optional<String> strength() {
        return newestFirst(imports()).stream().map(RecordedImport::getStrength).findFirst();
    }

    /** Why it was recalled; no value if it may be used. */
    @NonNull
    Optional<String> recalled() {
        try {
            return FileLedger.get().recalled(digest());
        } catch (PromotionRefusedException e) {
            return Optional.of(Messages.VisibleModel_Unknown());
        }
    }

    @NonNull
    List<RecordedImport> imports() {
        return model.history().getImports().stream()
                .filter(entry -> viewer.sees(BuildReference.of(entry.getBuild(), entry.getJobDeleted())))
                .toList();
    }

    @NonNull
    List<RecordedFailure> failures() {
        return model.history().getFailures().stream()
                .filter(failure -> viewer.sees(BuildReference.of(failure.getBuild(), failure.getJobDeleted())))
                .toList();
    }

    @NonNull
    List<RecordedOverride> openOverrides() {
        return model.history().getOverrides().stream()
                .filter(RecordedOverride::isOpen)
                .filter(override -> viewer.sees(BuildReference.ofJob(override.getJob(), override.getWithdrawn())))
                .toList();
    }

    /** The latest first. */
    @NonNull
    List<ModelEvent> events() {
        return ModelEvents.of(model.history()).stream()
                .filter(event -> viewer.sees(event.build()))
                .toList();
    }

    /** The other digests of the same objects that the viewer may see. */
    @NonNull
    List<VisibleModel> sameObjects() {
        return model.history().getSameObjects().stream()
                .flatMap(other -> find(other, viewer).stream())
                .toList();
    }

    /** The state in an environment; null if the model was never on the way there. */
    @CheckForNull
    BoardCell in(EnvironmentLabel environment) {
        Optional<RecordedImport> entry = newestFirst(imports()).stream()
                .filter(there -> there.getEnvironment().toId().equals(environment.id()))
                .findFirst();
        Optional<RecordedFailure> failure = newestFirst(failures()).stream()
                .filter(there -> there.getEnvironment().toId().equals(environment.id()))
                .findFirst();
        return BoardCell.of(environment, entry.orElse(null), failure.orElse(null), viewer);
    }

    /** The jobs that have a part in its history and that the viewer may see. */
    @NonNull
    List<Job<?, ?>> jobs() {
        List<Job<?, ?>> jobs = new ArrayList<>();
        model.jobs().forEach(job -> viewer.job(job).ifPresent(jobs::add));
        return jobs;
    }

    /** The environments for which it was ever on its way. */
    @NonNull
    Set<EnvironmentId> environments() {
        Set<EnvironmentId> all = new LinkedHashSet<>();
        imports().forEach(entry -> all.add(entry.getEnvironment().toId()));
        failures().forEach(failure -> all.add(failure.getEnvironment().toId()));
        return all;
    }

    /** The model of a digest; no value if the viewer may see nothing of it, or there is none. */
    @NonNull
    static Optional<VisibleModel> find(String sha256, Viewer viewer) {
        return ModelIndex.get()
                .find(sha256)
                .map(model -> new VisibleModel(model, viewer))
                .filter(model -> model.isIn(Place.controller()));
    }

    private Set<String> searchedNames() {
        return versions().stream().map(IndexedModel::searched).collect(Collectors.toSet());
    }

    private static <T> List<T> newestFirst(List<T> oldestFirst) {
        List<T> reversed = new ArrayList<>(oldestFirst);
        Collections.reverse(reversed);
        return reversed;
    }
}
