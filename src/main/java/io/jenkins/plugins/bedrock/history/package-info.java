/** Jenkins' memory of models: what was imported and accepted where, recalled, or let in by a person. */
package io.jenkins.plugins.bedrock.history;
