package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command that copies objects onto themselves, which is how class and key of an object are changed; for people to paste.
 *
 * @param objects that need it; at least one
 */
record InPlaceCopy(ModelUri model, List<ModelObject> objects) {

    /** What a shell takes as it is: the keys are written by strangers. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/][-A-Za-z0-9._/]*");

    /** @param options for example {@code --storage-class STANDARD} */
    String command(String options) {
        String only = objects.get(0).relativeKey();
        boolean one = objects.size() == 1 && PLAIN.matcher(only).matches();
        String place = one ? model + only : model.toString();
        return "aws s3 cp " + quoted(place) + " " + quoted(place) + (one ? " " : " --recursive ") + options;
    }

    /** A prefix may have brackets and quotation marks in it. */
    private static String quoted(String place) {
        return PLAIN.matcher(place.substring("s3://".length())).matches()
                ? place
                : "'" + place.replace("'", "'\\''") + "'";
    }
}
