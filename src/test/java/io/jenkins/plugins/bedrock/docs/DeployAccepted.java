package io.jenkins.plugins.bedrock.docs;

import hudson.Extension;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Job;
import io.jenkins.plugins.bedrock.events.ModelPromotionEvent;
import io.jenkins.plugins.bedrock.events.ModelPromotionListener;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;

/** Starts the job that rolls out whatever prod accepts. */
@Extension
public class DeployAccepted implements ModelPromotionListener {

    @Override
    public void onAccepted(ModelPromotionEvent event) {
        Job<?, ?> rollOut = Jenkins.get().getItemByFullName("roll-out", Job.class);
        if (rollOut != null && event.getEnvironment().equals("prod")) {
            ParameterizedJobMixIn.scheduleBuild2(
                    rollOut, 0, new CauseAction(new Cause.UpstreamCause(event.getBuild())));
        }
    }
}
