/** AWS as the engine reaches it: who calls, where, with which clients, and what an error of AWS means. */
package io.jenkins.plugins.bedrock.engine.aws;
