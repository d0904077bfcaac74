package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What a build has done with models, as the remote API gives it. */
@ExportedBean
public final class BuildReport {

    private final List<BuildPromotion> promotions;

    BuildReport(@NonNull List<BuildPromotion> promotions) {
        this.promotions = List.copyOf(promotions);
    }

    /** One for each model and environment, the earliest first. */
    @NonNull
    @Exported(inline = true)
    public List<BuildPromotion> getPromotions() {
        return promotions;
    }
}
