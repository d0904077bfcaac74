package io.jenkins.plugins.bedrock.engine.model;

/**
 * What lies in one folder below a watched prefix, and may be a model.
 *
 * @param uri where it lies
 * @param listing a hash over keys, sizes and entity tags: the same as long as nothing is written there
 * @param complete whether there is what no import does without: {@code config.json}, and a file of weights
 */
public record Upload(ModelUri uri, String listing, boolean complete) {}
