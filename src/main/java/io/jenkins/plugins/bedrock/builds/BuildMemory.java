package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.sagemaker.SageMakerModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import jenkins.model.RunAction2;

/**
 * What a build has done with models, saved with it at each change.
 *
 * <p>A build's program is saved asynchronously, and not at all under performance-optimised durability; this is saved
 * before anything is asked of AWS that must not be asked twice.
 */
public final class BuildMemory extends InvisibleAction implements RunAction2 {

    /** Of a build that inspects in a loop the latest are kept. */
    private static final int MOST_INSPECTIONS = 20;

    /** A promotion through three environments has some twenty; of a build that goes round in a loop the latest are kept. */
    private static final int MOST_MOMENTS = 300;

    private List<RememberedImport> imports = new ArrayList<>();
    private List<HeldAccess> accesses = new ArrayList<>();
    private List<RememberedInspection> inspections = new ArrayList<>();
    private List<LocatedModel> located = new ArrayList<>();
    private List<RememberedMoment> moments = new ArrayList<>();
    private transient volatile Run<?, ?> run;

    private BuildMemory(Run<?, ?> run) {
        this.run = run;
    }

    @NonNull
    static BuildMemory of(@NonNull Run<?, ?> run) {
        synchronized (run) {
            BuildMemory known = run.getAction(BuildMemory.class);
            if (known == null) {
                known = new BuildMemory(run);
                run.addAction(known);
            }
            return known;
        }
    }

    /** All imports that the build has asked for. */
    @NonNull
    public synchronized List<RememberedImport> imports() {
        return List.copyOf(imports);
    }

    /** The import that a step has asked for before a restart. */
    @NonNull
    synchronized Optional<RememberedImport> importOf(@NonNull StepPlace place) {
        return imports.stream()
                .filter(known -> known.step().equals(place.step()))
                .findFirst();
    }

    /** Notes an import, in the place of what the same step has asked for before. */
    void remember(@NonNull RememberedImport asked) {
        String job = asked.job();
        change(imports -> {
            imports.removeIf(known -> known.step().equals(asked.step())
                    || known.branch().equals(asked.branch()) && job != null && job.equals(known.job()));
            imports.add(asked);
        });
    }

    /** Changes what is known of a step's import; nothing if none is known. */
    void change(@NonNull RememberedImport which, @NonNull UnaryOperator<RememberedImport> how) {
        change(imports -> imports.replaceAll(known -> known.step().equals(which.step()) ? how.apply(known) : known));
    }

    /** Where a model lies that is named by an ARN, if that was found out before; nothing of one that is named otherwise. */
    @NonNull
    synchronized Optional<ModelUri> located(@NonNull String model) {
        return located.stream()
                .filter(known -> known.isNamed(model))
                .findFirst()
                .map(LocatedModel::uri);
    }

    /** Notes where the model of an ARN lies, unless it is known: two branches may have asked at once. */
    void locate(@NonNull SageMakerModel found) {
        synchronized (this) {
            if (located(found.arn().value()).isEmpty()) {
                List<LocatedModel> next = new ArrayList<>(located);
                next.add(new LocatedModel(found));
                located = next;
            }
        }
        save();
    }

    /** What the build holds. */
    @NonNull
    synchronized List<HeldAccess> accesses() {
        return List.copyOf(accesses);
    }

    /** When the build was given access to a model; no value if it was not. */
    @NonNull
    synchronized Optional<HeldAccess> access(@NonNull ModelParameters of) {
        return accesses.stream().filter(held -> isOf(held, of)).findFirst();
    }

    void hold(@NonNull HeldAccess given) {
        changeAccesses(all -> {
            all.removeIf(held -> held.by().equals(given.by()) && isOf(held, given.parameters()));
            all.add(given);
        });
    }

    /** @param by as of the access that was held; nothing happens if it was not */
    void release(@NonNull String by, @NonNull ModelParameters of) {
        changeAccesses(all -> all.removeIf(held -> held.by().equals(by) && isOf(held, of)));
    }

    /** All inspections of the build, the earliest first. */
    @NonNull
    public synchronized List<RememberedInspection> inspections() {
        return List.copyOf(inspections);
    }

    /** What a step has found; no value if it has not inspected anything. */
    @NonNull
    synchronized Optional<RememberedInspection> inspectionOf(@NonNull StepPlace place) {
        return inspections.stream()
                .filter(known -> known.step().equals(place.step()))
                .findFirst();
    }

    /** What the step has found that has asked for an import. */
    @NonNull
    synchronized Optional<RememberedInspection> inspectionOf(@NonNull RememberedImport asked) {
        return inspections.stream()
                .filter(known -> known.step().equals(asked.step()))
                .findFirst();
    }

    /** Notes an inspection, in the place of what the same step has found before. */
    void remember(@NonNull RememberedInspection made) {
        synchronized (this) {
            List<RememberedInspection> next = new ArrayList<>(inspections);
            next.removeIf(known -> known.step().equals(made.step()));
            next.add(made);
            inspections = new ArrayList<>(next.subList(Math.max(0, next.size() - MOST_INSPECTIONS), next.size()));
        }
        save();
    }

    /** What the steps of the build have come to, in that order; nothing of builds of earlier versions. */
    @NonNull
    public synchronized List<RememberedMoment> moments() {
        return List.copyOf(moments);
    }

    /** Notes a moment, unless the same step has come to the same before. */
    void remember(@NonNull RememberedMoment moment) {
        synchronized (this) {
            if (moments.stream().anyMatch(moment::repeats)) {
                return;
            }
            List<RememberedMoment> next = new ArrayList<>(moments);
            next.add(moment);
            moments = new ArrayList<>(next.subList(Math.max(0, next.size() - MOST_MOMENTS), next.size()));
        }
        save();
    }

    private static boolean isOf(HeldAccess held, ModelParameters of) {
        ModelParameters given = held.parameters();
        return of.isSameModel(given.getModel(), given.getEnvironment());
    }

    private void changeAccesses(Consumer<List<HeldAccess>> how) {
        synchronized (this) {
            List<HeldAccess> next = new ArrayList<>(accesses);
            how.accept(next);
            accesses = next;
        }
        save();
    }

    private void change(Consumer<List<RememberedImport>> how) {
        synchronized (this) {
            List<RememberedImport> next = new ArrayList<>(imports);
            how.accept(next);
            imports = next;
        }
        save();
    }

    private void save() {
        try {
            run.save();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The build " + run + " could not be saved, so that nothing was asked of AWS: " + e.getMessage(), e);
        }
    }

    /** The imports of an environment that were started where a step stands, or on the way there, and that it may await. */
    @NonNull
    synchronized List<RememberedImport> unawaited(@NonNull StepPlace place, @NonNull String environment) {
        return imports.stream()
                .filter(known -> place.sees(known.branch()))
                .filter(known -> known.parameters().getEnvironment().equals(environment))
                .filter(known -> known.isOpenTo(place))
                .toList();
    }

    @Override
    public synchronized void onAttached(Run<?, ?> attachedTo) {
        run = attachedTo;
    }

    @Override
    public synchronized void onLoad(Run<?, ?> loaded) {
        run = loaded;
        if (imports == null) {
            imports = new ArrayList<>();
        }
        if (accesses == null) {
            accesses = new ArrayList<>();
        }
        if (inspections == null) {
            inspections = new ArrayList<>();
        }
        if (located == null) {
            located = new ArrayList<>();
        }
        if (moments == null) {
            moments = new ArrayList<>();
        }
    }
}
