/** The "AWS role" credential: which role is assumed, and with what. */
package io.jenkins.plugins.bedrock.credentials;
