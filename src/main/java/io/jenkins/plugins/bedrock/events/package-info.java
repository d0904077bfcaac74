/** What happens to models on their way, for other plugins: an extension point, and what this plugin tells by it. */
package io.jenkins.plugins.bedrock.events;
