package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.SealedObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was computed of the objects of one model: the contents of its file. Never changed. */
public final class RecordedHashes {

    /** More than a prefix may hold to be a model; the oldest are forgotten first. */
    static final int MOST = 4_000;

    private final String model;
    private final List<RecordedHash> objects;

    private RecordedHashes(String model, List<RecordedHash> objects) {
        this.model = model;
        this.objects = objects;
    }

    /** Of a model of which nothing was computed. */
    static RecordedHashes none(ModelUri model) {
        return new RecordedHashes(model.toString(), new ArrayList<>());
    }

    /** Where the model lies. */
    @NonNull
    public String getModel() {
        return model;
    }

    Map<SealedObject, String> all() {
        Map<SealedObject, String> all = new HashMap<>();
        objects.forEach(hash -> all.put(hash.object(), hash.getSha256()));
        return all;
    }

    /** With another hash, in the place of what was computed of another object at its key. */
    RecordedHashes with(SealedObject object, String sha256) {
        List<RecordedHash> others = new ArrayList<>(objects);
        others.removeIf(hash -> hash.isAt(object.relativeKey()));
        others.add(new RecordedHash(object, sha256));
        return new RecordedHashes(
                model, new ArrayList<>(others.subList(Math.max(0, others.size() - MOST), others.size())));
    }

    /**
     * Sees that the file held what this version understands.
     *
     * @throws IllegalArgumentException if it did not
     */
    private Object readResolve() {
        RecordedHashes read = new RecordedHashes(
                ModelUri.parse(model).toString(), Objects.requireNonNullElseGet(objects, ArrayList::new));
        read.objects.forEach(RecordedHash::requireValid);
        return read;
    }
}
