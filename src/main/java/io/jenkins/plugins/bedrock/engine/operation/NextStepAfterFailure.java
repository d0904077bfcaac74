package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import java.util.Locale;

/** What to do after a failed import, by the words in AWS's failure message. */
final class NextStepAfterFailure {

    private NextStepAfterFailure() {}

    static String of(ImportJob job) {
        String message = job.failureMessage().orElse("").toLowerCase(Locale.ROOT);
        if (message.contains("access denied") || message.contains("not authorized")) {
            return "The import role could not read the model: run grantModelAccess, or have the source's owners apply"
                    + " what they were asked for, then import again.";
        }
        if (message.contains("could not find")) {
            return "Upload the missing file: config.json and all shards lie directly under the prefix.";
        }
        if (message.contains("json")) {
            return "Mend that file, and upload it again.";
        }
        if (message.contains("architecture") || message.contains("not supported")) {
            return "Bedrock does not import this kind of model: its user guide lists the architectures that it does.";
        }
        return "Mend what AWS names, then import again: a new attempt gets a new name.";
    }
}
