/** What a build does with the engine, whether a Pipeline step or a freestyle build step asks for it. */
package io.jenkins.plugins.bedrock.builds;
