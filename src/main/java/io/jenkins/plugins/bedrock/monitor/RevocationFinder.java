package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.builds.StuckRevocation;
import jenkins.model.Jenkins;

/** Tells of access that this controller could not take back from a build that has ended. */
final class RevocationFinder {

    private final Findings findings;

    RevocationFinder(@NonNull Findings findings) {
        this.findings = findings;
    }

    void find() {
        PendingRevocations.get().stuck().forEach(one -> findings.add(finding(one)));
    }

    private static ModelFinding finding(StuckRevocation one) {
        String problem = one.problem();
        Job<?, ?> job = Jenkins.get().getItemByFullName(one.job(), Job.class);
        Run<?, ?> run = job == null ? null : job.getBuildByNumber(one.build());
        return new ModelFinding(
                FindingKind.ACCESS,
                Messages.RevocationFinder_Stuck(
                        one.model(),
                        one.environment(),
                        one.job() + " #" + one.build(),
                        one.since(),
                        problem == null ? "" : problem),
                Messages.RevocationFinder_WayOut(one.model(), one.environment()),
                place(job, run),
                url(job, run));
    }

    private static String place(Job<?, ?> job, Run<?, ?> run) {
        if (run != null) {
            return run.getFullDisplayName();
        }
        return job == null ? Messages.AccessFinder_Place() : job.getFullDisplayName();
    }

    private static String url(Job<?, ?> job, Run<?, ?> run) {
        if (run != null) {
            return run.getUrl();
        }
        return job == null ? "manage/configure" : job.getUrl();
    }
}
