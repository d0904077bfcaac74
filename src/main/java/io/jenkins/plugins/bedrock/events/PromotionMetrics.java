package io.jenkins.plugins.bedrock.events;

import com.codahale.metrics.MetricRegistry;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import jenkins.metrics.api.Metrics;
import org.jenkinsci.plugins.variant.OptionalExtension;

/**
 * Counts what comes of imports, where the plugin <em>metrics</em> is installed: {@code bedrock.imports.accepted} and
 * {@code bedrock.imports.failed}, and how long imports take, {@code bedrock.imports.duration}; each also by the name of the
 * environment.
 */
@OptionalExtension(requirePlugins = "metrics")
public final class PromotionMetrics implements ModelPromotionListener {

    private static final String ACCEPTED = "accepted";
    private static final String FAILED = "failed";
    private static final String DURATION = "duration";

    /** Whoever configures a folder makes up names of environments; a registry keeps each for ever. */
    static final int MOST_ENVIRONMENTS = 100;

    private static final String OTHER = "other-environments";

    private final Set<String> environments = ConcurrentHashMap.newKeySet();

    @Override
    public void onAccepted(@NonNull ModelPromotionEvent event) {
        count(ACCEPTED, event);
        time(event);
    }

    @Override
    public void onFailed(@NonNull ModelPromotionEvent event) {
        count(FAILED, event);
        time(event);
    }

    private void count(String what, ModelPromotionEvent event) {
        registry().counter(name(what)).inc();
        registry().counter(name(what, environment(event))).inc();
    }

    private void time(ModelPromotionEvent event) {
        Duration taken = event.getImportTime();
        if (taken != null) {
            long millis = taken.toMillis();
            registry().timer(name(DURATION)).update(millis, TimeUnit.MILLISECONDS);
            registry().timer(name(DURATION, environment(event))).update(millis, TimeUnit.MILLISECONDS);
        }
    }

    private String environment(ModelPromotionEvent event) {
        String name = event.getEnvironment();
        if (environments.contains(name)) {
            return name;
        }
        return environments.size() < MOST_ENVIRONMENTS && environments.add(name) ? name : OTHER;
    }

    private static String name(String... parts) {
        return MetricRegistry.name("bedrock.imports", parts);
    }

    private static MetricRegistry registry() {
        return Metrics.metricRegistry();
    }
}
