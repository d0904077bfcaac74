package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.aws.BaseCredentials;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The way from a role back to what the first role of its chain is assumed with, all of it looked up from one place. */
public final class RoleResolution {

    /** A longer chain is a mistake more likely than a need. */
    private static final int MOST_ROLES = 5;

    private final CredentialsPlace place;
    private final List<AwsRole> chain;

    private RoleResolution(CredentialsPlace place, List<AwsRole> chain) {
        this.place = place;
        this.chain = List.copyOf(chain);
    }

    static RoleResolution of(CredentialsPlace place, AwsRole role) {
        return new RoleResolution(place, List.of(role));
    }

    /** The role whose credentials are looked for. */
    @NonNull
    public AwsRole role() {
        return chain.get(chain.size() - 1);
    }

    /**
     * A credential that the place may use.
     *
     * @param kind what people call the type, for messages
     * @throws RoleUnavailableException if there is none
     */
    @NonNull
    public <C extends StandardCredentials> C find(
            @NonNull Class<C> type, @NonNull String kind, @NonNull String credentialsId) {
        try {
            return place.require(type, kind, credentialsId);
        } catch (RoleUnavailableException e) {
            throw new RoleUnavailableException(
                    "The AWS role '" + role().getId() + "' is assumed with another credential. " + e.getMessage());
        }
    }

    /** An access key, told apart from others by where it is stored and what it is. */
    @NonNull
    public BaseCredentials key(@NonNull StandardCredentials stored, @NonNull AwsCredentials key) {
        return BaseCredentials.ofKey(CredentialsHome.of(stored, place.item()), stored.getId(), key);
    }

    /**
     * Makes sure that a credential may lead to the controller's own ones.
     *
     * @param credential the one that says so
     * @param assumed the role that would be assumed with them
     * @throws RoleUnavailableException if it is not in the global store and no rule allows it here
     */
    public void requireController(@NonNull StandardCredentials credential, @NonNull RoleArn assumed) {
        if (!place.allowsController(credential, assumed)) {
            throw new RoleUnavailableException("The credential '" + credential.getId() + "' would assume " + assumed
                    + " with the controller's own credentials, which " + place + " may not do: only a credential in the"
                    + " global store may, and what the administrator allows for this place and role under Manage"
                    + " Jenkins. Move the credential to the global store, have the role allowed here, or assume it"
                    + " with an access key or another role.");
        }
    }

    /**
     * The session of another role.
     *
     * @throws RoleUnavailableException if there is no such role, or if the chain runs in a circle or is too long
     */
    @NonNull
    public AssumingCredentials through(@NonNull String credentialsId) {
        AwsRole next = find(AwsRole.class, "AWS role", credentialsId);
        if (chain.stream().anyMatch(role -> role.getId().equals(next.getId()))) {
            throw new RoleUnavailableException("The AWS role '" + first() + "' cannot be assumed, for its chain runs in"
                    + " a circle: " + chainWith(next) + ". Let one of these roles be assumed with an access key or the"
                    + " controller's own credentials.");
        }
        if (chain.size() == MOST_ROLES) {
            throw new RoleUnavailableException("The AWS role '" + first() + "' cannot be assumed, for its chain is too"
                    + " long: " + chainWith(next) + ". At most " + MOST_ROLES + " roles may be assumed one after the"
                    + " other.");
        }
        return new RoleResolution(
                        place, Stream.concat(chain.stream(), Stream.of(next)).toList())
                .session();
    }

    /** What to assume, one after the other, for a session of the role itself. */
    AssumingCredentials session() {
        AwsRole role = role();
        return role.getAssumedWith().resolve(this).then(RoleAssumptions.of(role));
    }

    private String first() {
        return chain.get(0).getId();
    }

    private String chainWith(AwsRole next) {
        return Stream.concat(chain.stream(), Stream.of(next))
                .map(AwsRole::getId)
                .collect(Collectors.joining(", assumed with "));
    }
}
