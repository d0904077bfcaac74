package io.jenkins.plugins.bedrock.pages;

/**
 * A job as records name it.
 *
 * @param fullName which follows the job until that is deleted
 * @param deleted whether it was deleted, so that a job that is called so now is another one
 */
record JobReference(String fullName, boolean deleted) {}
