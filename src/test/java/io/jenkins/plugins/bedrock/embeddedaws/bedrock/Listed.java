package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import java.time.Instant;

/** What a list shows: jobs and models. */
interface Listed {

    String arn();

    String name();

    Instant created();
}
