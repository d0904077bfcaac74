package io.jenkins.plugins.bedrock.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParametersDefinitionProperty;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.lang.ref.WeakReference;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The job that a parameter belongs to, which Jenkins does not tell a parameter: it is looked for among all jobs once, and
 * then asked whether it still has it. That a parameter belongs to no job is remembered, too, for the job on whose pages it
 * was shown: of an {@code input} step, no search finds it, and it is asked for with each look at that page.
 */
final class ParameterOwner {

    private final ParameterDefinition parameter;
    private volatile WeakReference<Job<?, ?>> last = new WeakReference<>(null);
    private volatile WeakReference<Job<?, ?>> lender = new WeakReference<>(null);

    ParameterOwner(@NonNull ParameterDefinition parameter) {
        this.parameter = parameter;
    }

    /** The job that has it; of a parameter of an {@code input} step, the job whose page is open. */
    @NonNull
    Optional<Job<?, ?>> find() {
        Job<?, ?> known = last.get();
        if (known != null && has(known)) {
            return Optional.of(known);
        }
        Job<?, ?> page = ofPage();
        if (page != null && (has(page) || page == lender.get())) {
            return Optional.of(page);
        }
        Optional<Job<?, ?>> found = search();
        found.ifPresentOrElse(job -> last = new WeakReference<>(job), () -> lender = new WeakReference<>(page));
        return found.or(() -> Optional.ofNullable(page));
    }

    /** Who asks need not see the job: what is shown to whom is decided when it is known. */
    private Optional<Job<?, ?>> search() {
        try (ACLContext anybody = ACL.as2(ACL.SYSTEM2)) {
            for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
                if (has(job)) {
                    return Optional.of(job);
                }
            }
            return Optional.empty();
        }
    }

    private boolean has(Job<?, ?> job) {
        ParametersDefinitionProperty property = job.getProperty(ParametersDefinitionProperty.class);
        return property != null && property.getParameterDefinitions().stream().anyMatch(other -> other == parameter);
    }

    @CheckForNull
    private static Job<?, ?> ofPage() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request == null ? null : request.findAncestorObject(Job.class);
    }
}
