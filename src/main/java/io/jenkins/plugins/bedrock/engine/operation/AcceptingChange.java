package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A change of what is known of a model that knows afterwards whether just this change has made the environment accept it.
 * The ledger makes one change after the other, so that of several builds one alone has.
 */
final class AcceptingChange implements UnaryOperator<PromotionRecord> {

    private final UnaryOperator<PromotionRecord> change;
    private boolean accepting;

    AcceptingChange(UnaryOperator<PromotionRecord> change) {
        this.change = change;
    }

    @Override
    public PromotionRecord apply(PromotionRecord known) {
        PromotionRecord changed = change.apply(known);
        accepting = !known.isAccepted() && changed.isAccepted();
        return changed;
    }

    /** @param now what the ledger knows, the change made */
    void tell(Consumer<PromotionRecord> accepted, PromotionRecord now) {
        if (accepting) {
            accepted.accept(now);
        }
    }
}
