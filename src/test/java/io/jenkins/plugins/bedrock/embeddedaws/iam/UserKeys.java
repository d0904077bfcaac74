package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys.AccessKey;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import java.util.function.Supplier;

/** Gives out the long-lived access keys of users. */
@FunctionalInterface
public interface UserKeys {

    /** A new key of the caller that the supplier describes at the time of each request. */
    AccessKey issue(Supplier<Caller> holder);
}
