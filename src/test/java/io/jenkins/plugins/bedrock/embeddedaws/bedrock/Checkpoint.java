package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

/**
 * What an import found at its source.
 *
 * @param modelType as config.json says
 * @param bytes of all objects
 */
record Checkpoint(String modelType, boolean hasChatTemplate, long bytes) {}
