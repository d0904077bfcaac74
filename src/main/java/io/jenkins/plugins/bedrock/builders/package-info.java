/** The steps' twins for freestyle jobs. */
package io.jenkins.plugins.bedrock.builders;
