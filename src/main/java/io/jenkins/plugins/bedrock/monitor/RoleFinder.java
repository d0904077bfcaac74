package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.config.DefinedEnvironment;
import io.jenkins.plugins.bedrock.config.DefinedSource;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import java.util.Optional;
import java.util.function.Supplier;

/** Tries the role of every environment and source as builds use it: assumes it, and asks STS who is calling. */
final class RoleFinder {

    private static final SessionName SESSION = new SessionName("jenkins-daily-check");

    private final Findings findings;

    RoleFinder(@NonNull Findings findings) {
        this.findings = findings;
    }

    void find() throws InterruptedException {
        for (DefinedEnvironment environment : DefinedEnvironment.all()) {
            tried(environment.label(), environment.configurationUrl(), () -> Optional.of(environment.access(SESSION)));
        }
        for (DefinedSource source : DefinedSource.all()) {
            tried(source.label(), source.configurationUrl(), () -> source.access(SESSION));
        }
    }

    private void tried(String whose, String url, Supplier<Optional<AccountAccess>> access) throws InterruptedException {
        try {
            Interruptible.call(() -> access.get().map(RoleFinder::landed));
        } catch (AwsProblem problem) {
            if (problem.isPassing()) {
                findings.skip(Messages.RoleFinder_NotTried(whose, Sentence.of(problem)));
            } else {
                add(whose, url, problem);
            }
        } catch (RuntimeException e) {
            add(whose, url, e);
        }
    }

    private void add(String whose, String url, RuntimeException failure) {
        findings.add(new ModelFinding(
                FindingKind.ROLE,
                Messages.RoleFinder_Failed(whose, Sentence.of(failure)),
                Messages.RoleFinder_WayOut(),
                Messages.RoleFinder_Place(),
                url));
    }

    /** With a session of its own: one that was opened before would hide that no other can be. */
    private static String landed(AccountAccess access) {
        try (AwsAccount account = AwsConnection.get().clients().account(access)) {
            return account.requireExpectedAccount();
        }
    }
}
