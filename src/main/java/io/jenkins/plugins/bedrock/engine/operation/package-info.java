/**
 * The operations that steps and build steps offer, one class each: what both kinds call, and the terminal demo too. They
 * join what the packages below know of models, access, imports and promotion, and know nothing of their own.
 */
package io.jenkins.plugins.bedrock.engine.operation;
