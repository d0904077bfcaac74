package io.jenkins.plugins.bedrock.history;

import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of all models, and what was read of them: a file is read once, when it is first asked for. The list of all is
 * made anew only when something has changed, so that pages may ask for it at each request.
 */
final class ModelFiles {

    private static final Logger LOGGER = Logger.getLogger(ModelFiles.class.getName());
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})" + Pattern.quote(ModelFile.SUFFIX));

    private final Path directory;
    private final ConcurrentMap<String, ModelFile> files = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private volatile Listing listing = Listing.NONE;
    private boolean listed;

    ModelFiles(Path directory) {
        this.directory = directory;
    }

    /** The file of a model, whether it is there or not. */
    ModelFile of(String sha256) {
        return files.computeIfAbsent(sha256, this::file);
    }

    private ModelFile file(String sha256) {
        return new ModelFile(directory, sha256, changes::incrementAndGet);
    }

    /**
     * What is known of a model. Of one of which nothing is, nothing stays behind here: whoever may build can ask for any
     * digest, and for any number of them.
     *
     * @throws PromotionRefusedException if its file can't be read
     */
    ModelHistory read(String sha256) {
        ModelFile known = files.get(sha256);
        if (known == null && !file(sha256).exists()) {
            return ModelHistory.none(sha256);
        }
        return of(sha256).read();
    }

    /** All that there are. */
    synchronized List<ModelFile> all() {
        if (!listed) {
            names(name -> NAME.matcher(name).matches())
                    .forEach(name -> of(name.substring(0, name.length() - ModelFile.SUFFIX.length())));
            listed = true;
        }
        return List.copyOf(files.values());
    }

    /** Changes what is known of every model after a job was renamed or deleted; damage to one file stops no other. */
    void changeAll(UnaryOperator<ModelHistory> change) {
        for (ModelFile file : all()) {
            try {
                file.change(change);
            } catch (RuntimeException e) {
                LOGGER.log(
                        Level.WARNING,
                        "A job was renamed or deleted, but one file does not know of it: {0}",
                        e.getMessage());
            }
        }
    }

    /**
     * What is known of each model of which something is known; what is damaged is not among them. The same list until
     * something changes; a good file in the place of a damaged one is seen when its model is asked for.
     */
    List<ModelHistory> histories() {
        long now = changes.get();
        Listing known = listing;
        return (known.changes() == now ? known : list(now, known)).histories();
    }

    /** The names of the files that were set aside. */
    List<String> damaged() {
        list(changes.get(), listing);
        return names(name -> name.endsWith(DamagedFile.SUFFIX)).stream()
                .sorted()
                .toList();
    }

    private Listing list(long now, Listing before) {
        List<ModelHistory> present = all().stream()
                .flatMap(ModelFiles::readable)
                .filter(history -> !history.isEmpty())
                .toList();
        Listing made = new Listing(now, present.equals(before.histories()) ? before.histories() : present);
        listing = made;
        return made;
    }

    private static Stream<ModelHistory> readable(ModelFile file) {
        try {
            return Stream.of(file.read());
        } catch (PromotionRefusedException e) {
            LOGGER.log(Level.FINE, "Left out of what is shown", e);
            return Stream.empty();
        }
    }

    /** What was known when so many changes had been made. */
    private record Listing(long changes, List<ModelHistory> histories) {

        static final Listing NONE = new Listing(-1, List.of());
    }

    private List<String> names(Predicate<String> these) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> there = Files.list(directory)) {
            return there.map(path -> directory.relativize(path).toString())
                    .filter(these)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " could not be listed. See that Jenkins may read it.", e);
        }
    }
}
