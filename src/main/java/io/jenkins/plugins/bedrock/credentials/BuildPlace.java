package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Run;
import java.util.List;

/** A build: whatever it uses is tracked, and an ID may be the name of one of its parameters. */
final class BuildPlace extends CredentialsPlace {

    private final Run<?, ?> build;

    BuildPlace(Run<?, ?> build) {
        this.build = build;
    }

    @Override
    Item item() {
        return build.getParent();
    }

    @CheckForNull
    @Override
    <C extends StandardCredentials> C find(Class<C> type, String credentialsId) {
        return CredentialsProvider.track(
                build, CredentialsProvider.findCredentialById(credentialsId, type, build, List.of()));
    }
}
