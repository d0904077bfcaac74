package io.jenkins.plugins.bedrock.pages;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractItem;
import hudson.model.Job;
import io.jenkins.plugins.bedrock.config.SeenEnvironment;
import io.jenkins.plugins.bedrock.config.SeenEnvironments;
import java.util.List;

/** For what a model board is: all of Jenkins, a folder with what lies in it, or a job. */
final class Place {

    private final AbstractItem item;

    private Place(@CheckForNull AbstractItem item) {
        this.item = item;
    }

    @NonNull
    static Place controller() {
        return new Place(null);
    }

    @NonNull
    static Place of(@NonNull AbstractFolder<?> folder) {
        return new Place(folder);
    }

    @NonNull
    static Place of(@NonNull Job<?, ?> job) {
        return new Place(job);
    }

    /** The folder or job; null for all of Jenkins. */
    @CheckForNull
    AbstractItem item() {
        return item;
    }

    /** Whether what a job did is shown here. */
    boolean covers(@NonNull JobReference job) {
        if (item == null) {
            return true;
        }
        return item instanceof AbstractFolder
                ? job.fullName().startsWith(item.getFullName() + "/")
                : !job.deleted() && job.fullName().equals(item.getFullName());
    }

    /** The environments that are seen from here, in the order in which models go through them. */
    @NonNull
    List<SeenEnvironment> environments() {
        if (item == null) {
            return SeenEnvironments.ofController();
        }
        return item instanceof AbstractFolder<?> folder
                ? SeenEnvironments.ofFolder(folder)
                : SeenEnvironments.ofJob(item);
    }
}
