/** Models that are named by what SageMaker knows of them: ARNs, and where in S3 the artifacts behind them lie. */
package io.jenkins.plugins.bedrock.engine.sagemaker;
