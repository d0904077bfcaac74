/** Sources and environments as administrators and folders' owners set them up, in forms or as code. */
package io.jenkins.plugins.bedrock.config;
