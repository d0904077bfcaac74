/** Time: the one seam through which the engine reads clocks, pauses and schedules. */
package io.jenkins.plugins.bedrock.engine.time;
