/** What administrators are told: how the ledger and AWS agree, and what somebody ought to look at. */
package io.jenkins.plugins.bedrock.monitor;
