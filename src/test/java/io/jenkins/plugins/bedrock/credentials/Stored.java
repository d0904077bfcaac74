package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.ModelObject;
import hudson.model.TopLevelItem;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import jenkins.model.Jenkins;

/** Credentials for tests, and where they are stored. */
final class Stored {

    private Stored() {}

    static AwsRoleCredentials role(String id, EmbeddedRole role, AssumedWith assumedWith) {
        AwsRoleCredentials credentials =
                new AwsRoleCredentials(CredentialsScope.GLOBAL, id, "the role " + id, role.arn());
        credentials.setAssumedWith(assumedWith);
        return credentials;
    }

    static UsernamePasswordCredentialsImpl key(String id, EmbeddedUser user) throws Exception {
        return key(CredentialsScope.GLOBAL, id, user);
    }

    static UsernamePasswordCredentialsImpl key(CredentialsScope scope, String id, EmbeddedUser user) throws Exception {
        return new UsernamePasswordCredentialsImpl(
                scope,
                id,
                "an access key",
                user.credentials().accessKeyId(),
                user.credentials().secretAccessKey());
    }

    static void globally(Credentials... credentials) throws Exception {
        in(Jenkins.get(), credentials);
    }

    static void in(Folder folder, Credentials... credentials) throws Exception {
        in((ModelObject) folder, credentials);
    }

    /** Removes all jobs and all credentials of the global store. */
    static void clear() throws Exception {
        for (TopLevelItem item : new ArrayList<>(Jenkins.get().getItems())) {
            item.delete();
        }
        SystemCredentialsProvider.getInstance()
                .setDomainCredentialsMap(Map.of(Domain.global(), new ArrayList<>(List.of())));
    }

    private static void in(ModelObject context, Credentials... credentials) throws Exception {
        CredentialsStore store = StreamSupport.stream(
                        CredentialsProvider.lookupStores(context).spliterator(), false)
                .filter(one -> one.getContext() == context)
                .findFirst()
                .orElseThrow();
        for (Credentials one : Arrays.asList(credentials)) {
            store.addCredentials(Domain.global(), one);
        }
    }
}
