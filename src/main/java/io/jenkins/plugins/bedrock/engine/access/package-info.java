/**
 * Access of an import to a model's files: what must hold ({@link
 * io.jenkins.plugins.bedrock.engine.access.ModelAccess}), the changes that bring it about, the check, and the way back.
 */
package io.jenkins.plugins.bedrock.engine.access;
