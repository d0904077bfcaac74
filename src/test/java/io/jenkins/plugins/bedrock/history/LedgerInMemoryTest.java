package io.jenkins.plugins.bedrock.history;

import io.jenkins.plugins.bedrock.engine.promotion.LedgerInMemory;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionLedger;

public class LedgerInMemoryTest extends PromotionLedgerContract {

    private final LedgerInMemory ledger = new LedgerInMemory();

    @Override
    protected PromotionLedger ledger() {
        return ledger;
    }
}
