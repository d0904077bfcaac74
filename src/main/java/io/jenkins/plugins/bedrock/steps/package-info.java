/** The Pipeline steps: parameters, a saved state that survives restarts, and a plain map as result. */
package io.jenkins.plugins.bedrock.steps;
