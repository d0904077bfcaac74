package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.builds.ControllerEngine;
import io.jenkins.plugins.bedrock.builds.LeaseKeeper;
import io.jenkins.plugins.bedrock.config.DefinedEnvironment;
import io.jenkins.plugins.bedrock.config.DefinedSource;
import io.jenkins.plugins.bedrock.engine.access.AccessSurvey;
import io.jenkins.plugins.bedrock.engine.access.FoundAccess;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.operation.SurveyAccess;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks in the policies of sources, and in the import roles that are created here, for access of this controller that no
 * build needs any more, or that is not what it was. Makes only calls that read.
 */
final class AccessFinder {

    private static final SessionName SESSION = new SessionName("jenkins-daily-check");

    private final Findings findings;

    AccessFinder(@NonNull Findings findings) {
        this.findings = findings;
    }

    void find() throws InterruptedException {
        if (!LeaseKeeper.isUpToDate()) {
            findings.skip(Messages.AccessFinder_TooEarly());
            return;
        }
        for (DefinedSource source : DefinedSource.all()) {
            if (source.hasRole()) {
                look(source);
            } else {
                findings.skip(Messages.AccessFinder_NoRole(source.label()));
            }
        }
    }

    private void look(DefinedSource source) throws InterruptedException {
        try {
            AccessSurvey survey = new SurveyAccess(ControllerEngine.get().engine())
                    .run(source.toEngine(SESSION), environmentsWithRoles(source));
            survey.trouble().forEach(access -> findings.add(finding(source, access)));
            survey.unseen().forEach(findings::skip);
        } catch (RuntimeException e) {
            findings.skip(Messages.AccessFinder_NotLooked(source.label(), Sentence.of(e)));
        }
    }

    private List<Environment> environmentsWithRoles(DefinedSource source) {
        List<Environment> environments = new ArrayList<>();
        for (DefinedEnvironment environment : DefinedEnvironment.all()) {
            if (environment.createsImportRole() && source.opensFor(environment)) {
                try {
                    environments.add(environment.toEngine(SESSION));
                } catch (RuntimeException e) {
                    findings.skip(Messages.AccessFinder_NotLooked(environment.label(), Sentence.of(e)));
                }
            }
        }
        return environments;
    }

    private static ModelFinding finding(DefinedSource source, FoundAccess access) {
        String what = Messages.AccessFinder_What(
                access.model().orElse(Messages.AccessFinder_UnknownModel()),
                access.role().orElse(Messages.AccessFinder_UnknownRole()),
                access.where(),
                access.ids().isEmpty() ? "" : " (" + String.join(", ", access.ids()) + ")");
        boolean changed = !access.intact() || access.hold() == FoundAccess.Hold.MISSING;
        return new ModelFinding(
                changed ? FindingKind.CHANGED : FindingKind.ACCESS,
                what + " " + standing(access),
                wayOut(access),
                Messages.AccessFinder_Place(),
                source.configurationUrl());
    }

    private static String standing(FoundAccess access) {
        if (access.hold() == FoundAccess.Hold.MISSING) {
            return Messages.AccessFinder_Missing();
        }
        if (!access.intact()) {
            return Messages.AccessFinder_Changed();
        }
        return access.hold() == FoundAccess.Hold.EXPIRED
                ? Messages.AccessFinder_Expired(access.end().orElseThrow())
                : Messages.AccessFinder_Left();
    }

    private static String wayOut(FoundAccess access) {
        if (access.hold() == FoundAccess.Hold.MISSING) {
            return Messages.AccessFinder_MissingWayOut();
        }
        if (!access.intact()) {
            return Messages.AccessFinder_ChangedWayOut();
        }
        return access.hold() == FoundAccess.Hold.EXPIRED
                ? Messages.AccessFinder_ExpiredWayOut()
                : Messages.AccessFinder_LeftWayOut();
    }
}
