/**
 * Promotion: from which sources models may come, through which environments they go, and what must have happened in one
 * environment before the next one takes a model.
 */
package io.jenkins.plugins.bedrock.engine.promotion;
