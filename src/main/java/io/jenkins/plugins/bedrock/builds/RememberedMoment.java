package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.time.Instant;
import java.util.Optional;

/** What a step came to, and when, as it is kept with a build: plain values that XStream reads back. */
public final class RememberedMoment {

    /** Answers and reasons of AWS are short; what a model answers need not be. */
    private static final int LONGEST = 2_000;

    private final Kind kind;
    private final long at;
    private final String step;
    private final String branch;
    private final String model;
    private final String environment;
    private final String job;
    private final String text;

    /** What it was. */
    public enum Kind {
        /** The access that an import needs is there, or its owners were asked for it. */
        ACCESS_GIVEN,
        /** It was not given, or not all of it. */
        ACCESS_FAILED,
        /** A job was started, or found, or the model was there already; the time is AWS's. */
        IMPORT_STARTED,
        /** No job was started: the model was not let in, could not be imported, or AWS did not take it. */
        IMPORT_REFUSED,
        /** The job has made the model that was asked for; the time is AWS's. */
        IMPORT_COMPLETED,
        /** The job has failed, or has not made what was asked for. */
        IMPORT_FAILED,
        /** The files of the model were changed while it was imported. */
        MODEL_MOVED,
        /** The end of the job was not waited for. */
        WAIT_ENDED,
        /** The model gave the answer that was expected. */
        TEST_PASSED,
        /** It gave another one, or none. */
        TEST_FAILED,
        /** The environment has all that it asks for. */
        ACCEPTED,
        /** The access was taken back, or was left to those who need it still. */
        ACCESS_REVOKED,
        /** It was not taken back. */
        REVOCATION_FAILED,
        /** The imported model was deleted. */
        MODEL_DELETED
    }

    /** @param job the ARN of the import job; no value if there is none */
    RememberedMoment(
            @NonNull Kind kind,
            @NonNull Instant at,
            @NonNull StepPlace place,
            @NonNull ModelParameters parameters,
            @CheckForNull String job,
            @NonNull String text) {
        this.kind = kind;
        this.at = at.toEpochMilli();
        this.step = place.step();
        this.branch = place.branch();
        this.model = PlainText.of(canonical(parameters.getModel()));
        this.environment = PlainText.of(parameters.getEnvironment());
        this.job = job;
        this.text = PlainText.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …");
    }

    @NonNull
    public Kind kind() {
        return kind;
    }

    @NonNull
    public Instant at() {
        return Instant.ofEpochMilli(at);
    }

    /** The innermost parallel branch of the step, by its ID; empty outside of any, and where it is not known. */
    @NonNull
    public String branch() {
        return branch;
    }

    /** The model's URI; whatever was asked for, if that is none. */
    @NonNull
    public String model() {
        return model;
    }

    /** The name of the environment. */
    @NonNull
    public String environment() {
        return environment;
    }

    /** The ARN of the import job; no value if it is not about one. */
    @NonNull
    public Optional<String> job() {
        return Optional.ofNullable(job);
    }

    /** What happened, or what the model has answered; partly written by strangers. */
    @NonNull
    public String text() {
        return text;
    }

    /** Whether a step that began again after a restart has come to the same once more, or two saw the same acceptance. */
    boolean repeats(@NonNull RememberedMoment earlier) {
        boolean again = kind == Kind.ACCEPTED ? at == earlier.at : !step.isEmpty() && step.equals(earlier.step);
        return again && kind == earlier.kind && model.equals(earlier.model) && environment.equals(earlier.environment);
    }

    private static String canonical(String model) {
        try {
            return ModelUri.parse(model).toString();
        } catch (IllegalArgumentException none) {
            return model;
        }
    }
}
