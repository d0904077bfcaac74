package io.jenkins.plugins.bedrock.connection;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What reads whole models: few at a time, and each model once, so that whoever comes second finds what the first has
 * computed. Who waits holds no thread.
 */
public final class ModelReadings {

    private final Executor pool;
    private final int atATime;

    /** By the models that are read or wait for a thread: what is to be done with each afterwards. */
    private final Map<String, Deque<Runnable>> models = new HashMap<>();

    ModelReadings(Executor pool, int atATime) {
        this.pool = pool;
        this.atATime = atATime;
    }

    /** Why a reading of this model would wait at the moment, a whole sentence; no value if it would not. */
    @NonNull
    public synchronized Optional<String> whyWaiting(@NonNull String model) {
        if (models.containsKey(model)) {
            return Optional.of("Waits until another build has read " + model + ".");
        }
        return models.size() < atATime
                ? Optional.empty()
                : Optional.of("Waits until other models are read: there are " + models.size() + " before this one, and "
                        + atATime + " are read at a time.");
    }

    /**
     * What runs tasks about one model, one after the other.
     *
     * @return throws {@link java.util.concurrent.RejectedExecutionException} when Jenkins stops
     */
    @NonNull
    public Executor of(@NonNull String model) {
        return task -> add(model, task);
    }

    private synchronized void add(String model, Runnable task) {
        Deque<Runnable> waiting = models.get(model);
        if (waiting == null) {
            models.put(model, new ArrayDeque<>());
            execute(model, task);
        } else {
            waiting.add(task);
        }
    }

    private void execute(String model, Runnable task) {
        boolean taken = false;
        try {
            pool.execute(() -> run(model, task));
            taken = true;
        } finally {
            if (!taken) {
                models.remove(model);
            }
        }
    }

    private void run(String model, Runnable task) {
        try {
            task.run();
        } finally {
            next(model);
        }
    }

    private synchronized void next(String model) {
        Runnable task = models.get(model).poll();
        if (task == null) {
            models.remove(model);
        } else {
            execute(model, task);
        }
    }
}
