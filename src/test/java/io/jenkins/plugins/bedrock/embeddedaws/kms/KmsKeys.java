package io.jenkins.plugins.bedrock.embeddedaws.kms;

import io.jenkins.plugins.bedrock.embeddedaws.iam.PrincipalNames;
import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.state.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The keys of all accounts. */
public final class KmsKeys {

    private final List<EmbeddedKey> keys = new CopyOnWriteArrayList<>();
    private final Visibility visibility;
    private final UniqueIds ids;
    private final PrincipalNames names;

    /** @param names translates the principals of key policies and grants */
    public KmsKeys(Visibility visibility, UniqueIds ids, PrincipalNames names) {
        this.visibility = visibility;
        this.ids = ids;
        this.names = names;
    }

    /** The key for a test to arrange, by its alias; made when there is none. */
    public synchronized EmbeddedKey arranged(String alias, String account, String region) {
        return inRegion(account, region).stream()
                .filter(key -> key.alias().equals(alias))
                .findFirst()
                .orElseGet(() -> made(new KeyIdentity(ids.uuid(), alias, account, region)));
    }

    /** All keys. */
    List<EmbeddedKey> all() {
        return List.copyOf(keys);
    }

    /** The keys of an account in a Region. */
    List<EmbeddedKey> inRegion(String account, String region) {
        return keys.stream()
                .filter(key -> key.account().equals(account) && key.region().equals(region))
                .toList();
    }

    /** The key with this ARN. */
    public Optional<EmbeddedKey> byArn(String arn) {
        return keys.stream()
                .filter(key -> key.arn().equals(arn) || key.aliasArn().equals(arn))
                .findFirst();
    }

    /**
     * The key that a caller means.
     *
     * @param name a key ID or alias in the caller's account, or an ARN of either in any
     */
    Optional<EmbeddedKey> named(String name, String callerAccount, String region) {
        if (name.startsWith("arn:")) {
            return byArn(name).filter(key -> key.region().equals(region));
        }
        return inRegion(callerAccount, region).stream()
                .filter(key -> key.id().equals(name) || key.alias().equals(name))
                .findFirst();
    }

    private EmbeddedKey made(KeyIdentity identity) {
        EmbeddedKey key = new EmbeddedKey(identity, visibility, names);
        keys.add(key);
        return key;
    }
}
