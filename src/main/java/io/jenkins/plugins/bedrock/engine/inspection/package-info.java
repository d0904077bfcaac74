/** Whether a model can be imported: what is wrong with it, all at once, and how to mend it. */
package io.jenkins.plugins.bedrock.engine.inspection;
