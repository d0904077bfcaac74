package io.jenkins.plugins.bedrock.config;

/** Who changes the policies of a source's buckets and keys. */
enum PolicyOwner {
    /** Their owners, who are asked to. */
    OWNERS,
    /** The plugin, with the role of the source. */
    PLUGIN
}
