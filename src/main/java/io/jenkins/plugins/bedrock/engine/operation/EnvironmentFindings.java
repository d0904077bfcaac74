package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportJobs;
import io.jenkins.plugins.bedrock.engine.importing.ImportRefusedException;
import io.jenkins.plugins.bedrock.engine.inspection.Finding;
import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands against an import in the environment at the moment. All of it may have changed when the import is asked
 * for, and is asked again then: these are warnings.
 */
record EnvironmentFindings(Engine engine, Promotion promotion) {

    List<Finding> about(SealedModel model) {
        List<Finding> findings = new ArrayList<>();
        Admission admission = new Admission(engine, promotion);
        try {
            admission.requireLetIn(model);
        } catch (PromotionRefusedException refusal) {
            findings.add(finding(
                    FindingCode.NOT_LET_IN,
                    refusal.getMessage(),
                    "See to it before the import; the inspection is no worse for it."));
        }
        try {
            if (admission.existing(model).isEmpty()) {
                admission.requireRoomForAnother(model);
                otherImport().ifPresent(findings::add);
            }
        } catch (ImportRefusedException refusal) {
            findings.add(finding(
                    FindingCode.NO_ROOM_FOR_MODEL,
                    refusal.getMessage(),
                    "Make room before the import, which would be refused for the same reason."));
        }
        return findings;
    }

    private Optional<Finding> otherImport() {
        return new ImportJobs(engine.account(promotion.hosting()))
                .running().stream().findFirst().map(this::slotTaken);
    }

    private Finding slotTaken(ImportJob job) {
        return finding(
                FindingCode.IMPORT_SLOT_TAKEN,
                "The import job " + job.name() + " runs in "
                        + promotion.environment().access() + ".",
                "Nothing: the import waits until that has ended.");
    }

    private Finding finding(FindingCode code, String what, String mend) {
        return new Finding(code, promotion.environment().name().value(), what, mend);
    }
}
