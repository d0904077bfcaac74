/**
 * The import itself: starting it once and only once, waiting for the account's one slot and for the end, and the
 * models that come of it.
 */
package io.jenkins.plugins.bedrock.engine.importing;
