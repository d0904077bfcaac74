package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** An item that the one who asks may see. Of an item that he may know of, and no more, he learns as little as of none. */
public final class ReadableItem {

    private ReadableItem() {}

    /** No value if there is none of this kind, or if the one who asks may not see it. */
    @NonNull
    public static <T extends Item> Optional<T> find(@NonNull String fullName, @NonNull Class<T> kind) {
        try {
            return Optional.ofNullable(Jenkins.get().getItemByFullName(fullName, kind));
        } catch (AccessDeniedException e) {
            return Optional.empty();
        }
    }
}
