/** A custom model as it lies in S3: where it is, what it consists of, what it is identified by, what AWS can import. */
package io.jenkins.plugins.bedrock.engine.model;
