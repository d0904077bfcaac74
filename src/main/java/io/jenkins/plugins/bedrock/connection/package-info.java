/** This controller's way to AWS: one HTTP client behind Jenkins' proxy, pools of threads, one set of sessions. */
package io.jenkins.plugins.bedrock.connection;
