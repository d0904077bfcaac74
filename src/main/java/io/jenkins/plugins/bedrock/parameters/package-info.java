/** Parameters of builds that offer models. */
package io.jenkins.plugins.bedrock.parameters;
