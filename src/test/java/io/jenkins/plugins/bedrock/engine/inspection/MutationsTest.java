package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Each rule has a checkpoint that breaks just that rule, and is caught by just that code. */
@RunWith(Parameterized.class)
public class MutationsTest {

    /** What an inspection of the model alone cannot find; see the tests of the operation. */
    private static final Set<FindingCode> OF_THE_ENVIRONMENT =
            EnumSet.of(FindingCode.IMPORT_SLOT_TAKEN, FindingCode.NO_ROOM_FOR_MODEL, FindingCode.NOT_LET_IN);

    private static final Map<FindingCode, Mutation> ALL = Mutation.all();

    private final FindingCode code;

    public MutationsTest(FindingCode code) {
        this.code = code;
    }

    @Parameters(name = "{0}")
    public static Iterable<FindingCode> codes() {
        return EnumSet.complementOf(EnumSet.copyOf(OF_THE_ENVIRONMENT));
    }

    @Test
    public void isCaughtByJustThatCode() {
        assertThat(ALL).as("mutations").containsKey(code);
        try (InspectionScene scene = new InspectionScene()) {
            ALL.get(code).accept(scene);

            assertThat(scene.inspect().findings())
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(code))
                    .allSatisfy(finding -> {
                        assertThat(finding.what()).endsWith(".");
                        assertThat(finding.mend()).endsWith(".");
                        assertThat(finding.where()).isNotBlank();
                    });
        }
    }
}
