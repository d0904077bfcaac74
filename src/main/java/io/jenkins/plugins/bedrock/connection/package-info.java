/** This controller's way to AWS: one HTTP client behind Jenkins' proxy, two pools of threads, one set of sessions. */
package io.jenkins.plugins.bedrock.connection;
