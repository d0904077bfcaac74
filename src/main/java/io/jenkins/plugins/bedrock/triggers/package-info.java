/** Triggers that start jobs for new models. */
package io.jenkins.plugins.bedrock.triggers;
