package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which models a trigger has seen, and for which of them it has started its job: the content of its file. */
public final class SeenModels {

    /** Those that were seen last are kept; more folders than that are not watched. */
    static final int MOST = 20_000;

    private final String of;
    private final List<SeenModel> models;

    private SeenModels(String of, List<SeenModel> models) {
        this.of = of;
        this.models = models;
    }

    /** @param of what is watched: of anything else nothing is known */
    static SeenModels none(@NonNull String of) {
        return new SeenModels(of, new ArrayList<>());
    }

    boolean isOf(@NonNull String watched) {
        return watched.equals(of);
    }

    /** Those that are due: new, and looked at for the second time in the same state if that is needed. */
    List<FoundModel> due(List<FoundModel> found) {
        Map<String, SeenModel> known = byKey();
        return found.stream()
                .filter(model -> isDue(known.get(model.key()), model))
                .toList();
    }

    private static boolean isDue(SeenModel before, FoundModel now) {
        if (before == null) {
            return now.isSettled();
        }
        return !before.isDone(now) && (now.isSettled() || before.isAsAtLastPoll(now));
    }

    /** With what a poll has found. */
    SeenModels seen(List<FoundModel> found) {
        Map<String, SeenModel> known = byKey();
        for (FoundModel model : found) {
            SeenModel before = known.remove(model.key());
            known.put(
                    model.key(), before == null ? new SeenModel(model.key(), model.state(), null) : before.seen(model));
        }
        return new SeenModels(of, latest(known));
    }

    /** With these as models for which nothing is to be started any more, as long as they stay as they are. */
    SeenModels done(List<FoundModel> started) {
        Map<String, SeenModel> known = byKey();
        for (FoundModel model : started) {
            known.put(model.key(), new SeenModel(model.key(), model.state(), model.state()));
        }
        return new SeenModels(of, latest(known));
    }

    /** Whether the file held what this version understands. */
    boolean isWhole() {
        return of != null && models != null && models.stream().allMatch(model -> model != null && model.isWhole());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenModels seen && Objects.equals(of, seen.of) && Objects.equals(models, seen.models);
    }

    @Override
    public int hashCode() {
        return Objects.hash(of, models);
    }

    private Map<String, SeenModel> byKey() {
        Map<String, SeenModel> known = new LinkedHashMap<>();
        models.forEach(model -> known.put(model.key(), model));
        return known;
    }

    private static List<SeenModel> latest(Map<String, SeenModel> known) {
        List<SeenModel> all = new ArrayList<>(known.values());
        return new ArrayList<>(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
