package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import hudson.model.ParameterValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.Stream;

/** One look of a trigger for new models, and what is started for them. */
final class NewModelPoll {

    /** More are left for the next look: a queue is no place for a whole archive. */
    static final int MOST_STARTED = 10;

    /** Parameters may refuse models, and say so only when they are asked; a look ends all the same. */
    static final int MOST_TRIED = 100;

    /** Of each job: what it was started for is read, written and acted on by one look at a time, whatever began it. */
    private static final Map<Job<?, ?>, Object> LOCKS = Collections.synchronizedMap(new WeakHashMap<>());

    private final Job<?, ?> job;
    private final NewModelTrigger trigger;
    private final NewModelStart start;
    private final SeenModelsFile file;
    private final List<String> log = new ArrayList<>();

    NewModelPoll(@NonNull Job<?, ?> job, @NonNull NewModelTrigger trigger) {
        this.job = job;
        this.trigger = trigger;
        this.start = new NewModelStart(job, trigger.getParameter());
        this.file = new SeenModelsFile(job);
    }

    /**
     * Looks, and starts.
     *
     * @return what came of it, line by line
     * @throws IOException if what was seen cannot be kept: then nothing is started
     */
    @NonNull
    List<String> run() throws IOException, InterruptedException {
        start.requireParameter();
        NewModelSearch search = new NewModelSearch(job, trigger);
        List<FoundModel> found = search.run();
        synchronized (LOCKS.computeIfAbsent(job, any -> new Object())) {
            return compare(search, found);
        }
    }

    private List<String> compare(NewModelSearch search, List<FoundModel> found) throws IOException {
        String watched = search.watched();
        Optional<SeenModels> known = file.read().filter(seen -> seen.isOf(watched));
        SeenModels before = known.orElseGet(() -> SeenModels.none(watched));
        if (known.isEmpty() && (!trigger.isBuildExisting() || file.isSetAside())) {
            file.write(before.done(found));
            log.add(Messages.NewModelPoll_First(found.size()));
            return log;
        }
        log.add(Messages.NewModelPoll_Found(found.size()));
        Optional<String> hold = search.hold();
        if (hold.isPresent()) {
            keep(before, before.seen(found));
            log.add(Messages.NewModelPoll_OnHold(trigger.getEnvironment(), hold.get()));
            return log;
        }
        start(before, found);
        return log;
    }

    private void start(SeenModels before, List<FoundModel> found) throws IOException {
        List<FoundModel> due = before.due(found);
        Map<FoundModel, List<ParameterValue>> now = new LinkedHashMap<>();
        int left = due.size();
        for (FoundModel model : tried(due)) {
            values(model).ifPresent(values -> now.put(model, values));
            left--;
            if (now.size() == MOST_STARTED) {
                break;
            }
        }
        keep(before, before.seen(found).done(new ArrayList<>(now.keySet())));
        now.forEach((model, values) -> log.add(start.start(model, values)));
        if (left > 0) {
            log.add(Messages.NewModelPoll_Left(left));
        }
    }

    /** Most looks bring nothing new: then the disk is left alone. */
    private void keep(SeenModels before, SeenModels after) throws IOException {
        if (!after.equals(before)) {
            file.write(after);
        }
    }

    /** Those that have waited longest, and of many more some by chance: however many are refused, each has its turn. */
    private static List<FoundModel> tried(List<FoundModel> due) {
        if (due.size() <= MOST_TRIED) {
            return due;
        }
        int first = MOST_TRIED / 2;
        List<FoundModel> others = new ArrayList<>(due.subList(first, due.size()));
        Collections.shuffle(others);
        return Stream.concat(due.stream().limit(first), others.stream())
                .limit(MOST_TRIED)
                .toList();
    }

    private Optional<List<ParameterValue>> values(FoundModel model) {
        try {
            return Optional.of(start.values(model));
        } catch (IllegalArgumentException notTaken) {
            log.add(Messages.NewModelPoll_NotTaken(model.model(), notTaken.getMessage()));
            return Optional.empty();
        }
    }
}
