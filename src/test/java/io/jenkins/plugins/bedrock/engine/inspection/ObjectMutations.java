package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectEncryption;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import java.util.Map;

/** What can be wrong with objects, their keys, their owners, their bucket. */
final class ObjectMutations {

    /** A file that an inspection does not open. */
    private static final String CLOSED = "tokenizer.json";

    private ObjectMutations() {}

    static void addTo(Map<FindingCode, Mutation> all) {
        all.put(FindingCode.BUCKET_IN_ANOTHER_REGION, scene -> scene.into(new AwsRegion("us-west-2")));
        all.put(FindingCode.BUCKET_NOT_VERSIONED, scene -> {
            scene.bucket.versioningSuspended();
            scene.again(CLOSED, object -> object);
        });
        all.put(FindingCode.OBJECT_ARCHIVED, scene -> scene.again(CLOSED, object -> object.storageClass("GLACIER")));
        all.put(FindingCode.OBJECT_OF_ANOTHER_OWNER, scene -> {
            scene.bucket.ownership("ObjectWriter");
            scene.again(CLOSED, object -> object.owner(ResearchAndHosting.PROD).bucketOwnerFullControl());
        });
        all.put(FindingCode.OWNERSHIP_NOT_ENFORCED, scene -> scene.bucket.ownership("BucketOwnerPreferred"));
        keys(all);
        all.put(FindingCode.EVIDENCE_TOO_WEAK, scene -> {
            scene.allAgain(object -> object.sha256()).again(CLOSED, object -> object);
            scene.demanding(Strength.CRC64);
        });
        sums(all);
    }

    private static void keys(Map<FindingCode, Mutation> all) {
        all.put(FindingCode.AWS_MANAGED_KEY, scene -> {
            String managed = scene.world
                    .research
                    .awsManagedKey("s3", ResearchAndHosting.REGION.id())
                    .arn();
            scene.again(CLOSED, object -> object.encryption(ObjectEncryption.kms(managed, true)));
        });
        all.put(FindingCode.KEY_OF_ANOTHER_ACCOUNT, scene -> under(scene, CLOSED, foreignKey(scene), true));
        all.put(
                FindingCode.KEY_NOT_DECLARED,
                scene -> under(scene, CLOSED, key(scene, "models"), true).declaring(key(scene, "declared")));
        all.put(FindingCode.SEVERAL_KEYS, scene -> {
            under(scene, CLOSED, key(scene, "models"), true);
            under(scene.put("README.md", "A bot."), "README.md", key(scene, "other"), true);
        });
        all.put(FindingCode.BUCKET_KEY_MIXED, scene -> {
            under(scene, CLOSED, key(scene, "models"), true);
            under(scene.put("README.md", "A bot."), "README.md", key(scene, "models"), false);
        });
    }

    private static void sums(Map<FindingCode, Mutation> all) {
        all.put(FindingCode.CONTENT_DIFFERS, scene -> {
            scene.sums(lines -> lines);
            byte[] shard = scene.bytes(InspectionScene.LAST_SHARD);
            shard[shard.length - 1] ^= 1;
            scene.put(InspectionScene.LAST_SHARD, shard).again(InspectionScene.LAST_SHARD, object -> object.sha256());
        });
        all.put(
                FindingCode.SHA256SUMS_FILE_MISSING,
                scene -> scene.sums(lines -> lines + "a".repeat(64) + "  merges.txt\n"));
        all.put(
                FindingCode.SHA256SUMS_INCOMPLETE,
                scene -> scene.sums(lines -> lines.replaceAll(".*" + InspectionScene.FIRST_SHARD + "\n", "")));
        all.put(FindingCode.SHA256SUMS_NOT_USABLE, scene -> scene.put("SHA256SUMS", "none yet"));
    }

    static InspectionScene under(InspectionScene scene, String file, String keyArn, boolean bucketKey) {
        return scene.again(file, object -> object.encryption(ObjectEncryption.kms(keyArn, bucketKey)));
    }

    static String key(InspectionScene scene, String name) {
        return scene.world.research.key(name, ResearchAndHosting.REGION.id()).arn();
    }

    static String foreignKey(InspectionScene scene) {
        return scene.world
                .aws
                .account(ResearchAndHosting.PROD)
                .key("models", ResearchAndHosting.REGION.id())
                .arn();
    }
}
