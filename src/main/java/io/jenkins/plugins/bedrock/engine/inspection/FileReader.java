package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.ModelObjectReader;

/** Reads whole small files of a checkpoint, never more than is asked for. */
final class FileReader {

    private final ModelObjectReader objects;

    FileReader(ModelObjectReader objects) {
        this.objects = objects;
    }

    /**
     * Reads one file.
     *
     * @param atMost in bytes; a larger file is not read
     * @throws AwsProblem if S3 does not answer
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if the object was replaced since the manifest was read
     */
    ReadFile<byte[]> read(ModelManifest manifest, ModelObject object, int atMost) {
        if (object.archive().isPresent()) {
            return ReadFile.without(ReadFile.State.NOT_PERMITTED, "It is archived.");
        }
        if (object.size() > atMost) {
            return ReadFile.without(
                    ReadFile.State.TOO_LARGE,
                    "It has " + object.size() + " bytes, and more than " + atMost + " are not read.");
        }
        try {
            byte[] content = objects.whole(manifest.uri(), object, atMost);
            return GitLfs.isPointer(content) ? ReadFile.without(ReadFile.State.POINTER, "") : ReadFile.read(content);
        } catch (AwsProblem problem) {
            requireAnswer(problem);
            return ReadFile.without(ReadFile.State.NOT_PERMITTED, problem.getMessage());
        }
    }

    /** That S3 is overloaded, or does not answer, says nothing about the model. */
    static void requireAnswer(AwsProblem problem) {
        if (problem.isPassing()) {
            throw problem;
        }
    }
}
