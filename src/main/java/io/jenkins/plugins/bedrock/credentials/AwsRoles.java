package io.jenkins.plugins.bedrock.credentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.SessionName;

/** The roles that a build, or a place in Jenkins, may use. */
public final class AwsRoles {

    private final CredentialsPlace place;

    private AwsRoles(CredentialsPlace place) {
        this.place = place;
    }

    /** Those of a build: what it uses is tracked, and an ID may name one of its parameters, as in {@code ${ROLE}}. */
    @NonNull
    public static AwsRoles of(@NonNull Run<?, ?> build) {
        return new AwsRoles(new BuildPlace(build));
    }

    /**
     * Those that a job could use, for the checks of forms.
     *
     * @param context the job, or a folder; no value means what every job can use
     */
    @NonNull
    public static AwsRoles of(@CheckForNull Item context) {
        return new AwsRoles(new ItemPlace(context));
    }

    /**
     * How an account is reached by a role. Calls nothing in AWS; a credential that is kept elsewhere may be fetched.
     *
     * @param name what people call the account: an environment's or a source's name
     * @param account where the role must lie
     * @param credentialsId of the role
     * @throws RoleUnavailableException if the role, or what it is assumed with, is not for this place, or the role lies in
     *     another account
     */
    @NonNull
    public AccountAccess access(
            @NonNull String name,
            @NonNull AccountId account,
            @NonNull AwsRegion region,
            @NonNull String credentialsId,
            @NonNull SessionName session) {
        AwsRole role = place.require(AwsRole.class, "AWS role", credentialsId);
        requireAccount(name, account, role);
        AssumingCredentials all = RoleResolution.of(place, role).session();
        return new AccountAccess(name, account, region, all.base(), all.roles(), session);
    }

    /** For the list of a form: the roles for the place, to those who may see them; the current one to everybody. */
    @NonNull
    public static ListBoxModel items(@CheckForNull Item context, @CheckForNull String current) {
        return CredentialsChoice.items(AwsRole.class, context, current);
    }

    /** For the check of a form: whether the place has such a role; says nothing to those who may not know. */
    @NonNull
    public static FormValidation check(@CheckForNull Item context, @NonNull String credentialsId) {
        return CredentialsChoice.check(AwsRole.class, context, credentialsId);
    }

    private static void requireAccount(String name, AccountId account, AwsRole role) {
        AccountId actual = new RoleArn(role.getRoleArn()).account();
        if (!actual.equals(account)) {
            throw new RoleUnavailableException("The AWS role '" + role.getId() + "' (" + role.getRoleArn()
                    + ") lies in account " + actual + ", but " + name + " is account " + account
                    + ". Choose a role of that account, or correct the account ID of " + name + ".");
        }
    }
}
