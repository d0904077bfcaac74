package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.CallInterruptedException;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;
import io.jenkins.plugins.bedrock.engine.aws.WrongAccountException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tries a role as a form describes it: assumes it and asks STS who is calling, which needs no permission. */
final class RoleTest {

    private static final Logger LOGGER = Logger.getLogger(RoleTest.class.getName());

    private static final List<Class<? extends RuntimeException>> SENTENCES =
            List.of(AwsProblem.class, WrongAccountException.class, CallInterruptedException.class);

    private static final SessionName SESSION = new SessionName("jenkins-credential-test");

    /** Whoever waits before a form expects an answer sooner than a build does. */
    private static final long PATIENCE_SECONDS = 60;

    private final AccountAccess access;

    /**
     * @param item where the role is going to be used; no value means anywhere, and that an administrator asks
     * @throws RoleUnavailableException if the role cannot even be tried
     */
    RoleTest(AwsRole role, @CheckForNull Item item, AwsRegion region) {
        AssumingCredentials session =
                RoleResolution.of(new OpenForm(item, role), role).session();
        this.access = new AccountAccess(
                "AWS role " + role.getId(),
                new RoleArn(role.getRoleArn()).account(),
                region,
                session.base(),
                session.roles(),
                SESSION);
    }

    /** Waits for AWS's answer and puts it into a sentence. */
    FormValidation run() {
        Future<String> answer = AwsConnection.get().operations().submit(this::ask);
        try {
            return FormValidation.ok(Messages.RoleTest_Works(
                    access.account(), answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS), access.region()));
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return FormValidation.error(Messages.RoleTest_NoAnswer(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return FormValidation.error(Messages.RoleTest_Interrupted());
        }
    }

    private String ask() {
        try (AwsAccount account = AwsConnection.get().clients().account(access)) {
            return account.requireExpectedAccount();
        }
    }

    /** The engine's sentences say what to do; anything else is nothing that the form could explain. */
    private static FormValidation failed(Throwable cause) {
        if (SENTENCES.stream().anyMatch(kind -> kind.isInstance(cause))) {
            return FormValidation.error(cause.getMessage());
        }
        LOGGER.log(Level.WARNING, "A test of an AWS role failed in an unexpected way.", cause);
        return FormValidation.error(Messages.RoleTest_Failed());
    }

    /** What an administrator tries out is not stored yet, but can be stored where everything may use it. */
    private static final class OpenForm extends ItemPlace {

        private final AwsRole tested;

        OpenForm(@CheckForNull Item item, AwsRole tested) {
            super(item);
            this.tested = tested;
        }

        @Override
        boolean isStoredOnController(StandardCredentials credential) {
            return item() == null && credential == tested || super.isStoredOnController(credential);
        }
    }
}
