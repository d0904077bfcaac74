package io.jenkins.plugins.bedrock.engine.importing;

import java.util.Optional;

/**
 * Another import runs in this account and Region, where AWS allows one at a time.
 *
 * <p>AWS words this as "request a quota increase", but the quota (L-5F098EFA) can't be raised: wait instead.
 */
public final class ImportSlotTakenException extends ImportRefusedException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<ImportJob> holder;

    ImportSlotTakenException(ImportRequest request, Optional<ImportJob> holder, Throwable cause) {
        super(
                "Could not import " + request.source() + " into " + request.environment() + ": "
                        + holder.map(job -> "the import job " + job.name() + " has been running since " + job.created())
                                .orElse("another import job was running")
                        + ", and AWS runs one per account and Region. Wait for its end, then run this again.",
                cause);
        this.holder = holder;
    }

    /** The job that runs, if AWS still shows it. */
    public Optional<ImportJob> holder() {
        return holder;
    }
}
