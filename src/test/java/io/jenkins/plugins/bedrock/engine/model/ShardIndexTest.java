package io.jenkins.plugins.bedrock.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.Test;

public class ShardIndexTest {

    @Test
    public void anIndexOfTheLibraryIsRead() throws IOException {
        ShardIndex index = ShardIndex.parse(Checkpoints.file("llama-70b-heads/model.safetensors.index.json"));

        assertThat(index.shards()).hasSize(723).containsEntry("lm_head.weight", "model-00030-of-00030.safetensors");
        assertThat(index.files()).containsExactlyElementsOf(Checkpoints.shards70b());
        assertThat(index.metadata().orElseThrow().totalSize()).hasValue(141_107_412_992d);
        assertThat(index.metadata().orElseThrow().others()).isEmpty();
    }

    @Test
    public void metadataMayBeAbsentEmptyOrHaveMore() throws IOException {
        assertThat(parse("{'weight_map':{'a':'b'}}").metadata()).isEmpty();
        assertThat(parse("{'metadata':null,'weight_map':{'a':'b'}}").metadata()).isEmpty();
        assertThat(metadata("{}").totalSize()).isEmpty();
        assertThat(metadata("{'total_size':1.5e3}").totalSize()).hasValue(1500);
        assertThat(metadata("{'total_size':'12'}").totalSize()).isEqualTo(OptionalDouble.of(Double.NaN));
        assertThat(metadata("{'total_size':[{'a':[1]}],'total_parameters':{'b':[2]}}")
                        .others())
                .containsExactly("total_parameters");
    }

    @Test
    public void whatIsUnknownIsPassedOver() throws IOException {
        assertThat(parse("{'later':[{'weight_map':{'x':'y'}},[],1],'weight_map':{'a':'b'},'more':null}")
                        .shards())
                .containsOnlyKeys("a");
    }

    @Test
    public void whatIsNoIndexIsRefusedWithTheReason() {
        refused("", "it is empty");
        refused("[]", "not a JSON object");
        refused("{}", "no weight_map");
        refused("{'weight_map':{}}", "no weight_map that names a tensor");
        refused("{'weight_map':['a']}", "its weight_map is not an object");
        refused("{'weight_map':{'a':1}}", "gives 'a' a value, which is not the name of a file");
        refused("{'weight_map':{'a':'b'}}x", "Unrecognized token");
        refused("{'weight_map':{'a':'b'}}{}", "something follows");
        refused("{'weight_map':{'a':'b'", "Unexpected end");
        refused("{'metadata':[],'weight_map':{'a':'b'}}", "its metadata are not an object");
    }

    @Test
    public void onlyNamesOfFilesAtTheRootAreTaken() {
        for (String odd : new String[] {"/b", "c/b", "../b", "..", ".", "", " ", "c\\\\b", "b\\u0000", "b\\n"}) {
            refused("{'weight_map':{'a':'" + odd + "'}}", "not the name of a file at the root");
        }
    }

    @Test
    public void noNameComesTwice() {
        refused("{'weight_map':{'a':'b','a':'b'}}", "Duplicate");
        refused("{'weight_map':{'a':'b'},'weight_map':{'a':'b'}}", "Duplicate");
        refused("{'metadata':{'total_size':1,'total_size':1},'weight_map':{'a':'b'}}", "Duplicate");
        refused("{'later':{'a':1,'\\u0061':1},'weight_map':{'a':'b'}}", "Duplicate");
    }

    @Test
    public void aHundredThousandTensorsAreReadAndAMillionNot() throws IOException {
        assertThat(parse(tensors(100_000)).shards()).hasSize(100_000);
        refused(tensors(1_000_000), "more than 250000 tensors");
        refused("{'later':{" + members(600_000) + "}}", "far more in it");
        refused("{'metadata':{" + members(2_000) + "}}", "more than 1000 members");
    }

    @Test
    public void deepAndHugeValuesAreRefused() {
        refused("{'later':" + "[".repeat(1_000_000), "nesting depth");
        refused("{'metadata':{'total_size':" + "9".repeat(1_000_000) + "}}", "Number value length");
        refused("{'weight_map':{'" + "x".repeat(17 << 20) + "':'b'}}", "more than 16777216 are not read");
    }

    /** All that is ever allocated, whether it is kept or not. */
    @Test
    public void whateverLiesThereTakesBoundedMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (String hostile : List.of(
                tensors(1_100_000),
                "{'later':{" + members(1_300_000) + "}}",
                "{'metadata':{" + members(1_300_000) + "}}",
                "{'later':'" + "x".repeat(15 << 20) + "'}",
                "{'later':" + "9".repeat(15 << 20) + "}")) {
            byte[] json = hostile.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            long before = threads.getCurrentThreadAllocatedBytes();

            assertThatThrownBy(() -> ShardIndex.parse(json)).isInstanceOf(IOException.class);

            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(256L << 20);
        }
    }

    private static IndexMetadata metadata(String json) throws IOException {
        return parse("{'metadata':" + json + ",'weight_map':{'a':'b'}}")
                .metadata()
                .orElseThrow();
    }

    private static String tensors(int number) {
        StringBuilder json = new StringBuilder("{'weight_map':{");
        for (int i = 0; i < number; i++) {
            json.append(i == 0 ? "'" : ",'").append(i).append("':'b'");
        }
        return json.append("}}").toString();
    }

    private static String members(int number) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < number; i++) {
            json.append(i == 0 ? "'" : ",'").append(i).append("':0");
        }
        return json.toString();
    }

    private static void refused(String json, String reason) {
        assertThatThrownBy(() -> parse(json)).isInstanceOf(IOException.class).hasMessageContaining(reason);
    }

    private static ShardIndex parse(String json) throws IOException {
        return ShardIndex.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
