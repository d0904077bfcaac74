/** What people see of models: the board, the history of a model, and what a build has done. */
package io.jenkins.plugins.bedrock.pages;
