package io.jenkins.plugins.bedrock.engine.model;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What lies in the folders below a prefix, as S3 lists it: a call for each thousand objects, and none for an object. Needs
 * {@code s3:ListBucket}.
 */
public final class UploadListing {

    /** A hundred calls; whoever has more is to watch less. */
    private static final int MOST = 100_000;

    private static final String FORMAT = "upload-listing/1";
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = ".safetensors";

    private final AwsAccount reader;
    private final AccountId bucketOwner;

    /** @param bucketOwner whose bucket it must be; a look-alike bucket of somebody else is refused by S3 */
    public UploadListing(AwsAccount reader, AccountId bucketOwner) {
        this.reader = reader;
        this.bucketOwner = bucketOwner;
    }

    /**
     * One for each folder from whose name an import could read.
     *
     * @throws ModelProblem if too much lies there
     */
    public List<Upload> below(ModelUri prefix) {
        Map<String, Folder> folders = new TreeMap<>();
        int seen = 0;
        String token = null;
        do {
            ListObjectsV2Response page = page(prefix, token);
            page.contents().forEach(object -> add(prefix, object, folders));
            seen += page.contents().size();
            requireNotTooMany(prefix, seen);
            token = page.nextContinuationToken();
        } while (token != null);
        List<Upload> uploads = new ArrayList<>();
        folders.forEach((name, folder) -> folder.upload(prefix, name).ifPresent(uploads::add));
        return uploads;
    }

    private static void add(ModelUri prefix, S3Object object, Map<String, Folder> folders) {
        String relative = object.key().substring(prefix.prefix().length());
        int slash = relative.indexOf('/');
        if (slash > 0 && slash < relative.length() - 1) {
            folders.computeIfAbsent(relative.substring(0, slash), name -> new Folder())
                    .add(relative.substring(slash + 1), object);
        }
    }

    private static void requireNotTooMany(ModelUri prefix, int seen) {
        if (seen > MOST) {
            throw new ModelProblem("More than " + MOST + " objects lie below " + prefix
                    + ", which is too much to be watched: watch a prefix with fewer.");
        }
    }

    private ListObjectsV2Response page(ModelUri prefix, String token) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(prefix.bucket())
                .prefix(prefix.prefix())
                .encodingType(EncodingType.URL)
                .expectedBucketOwner(bucketOwner.value())
                .continuationToken(token)
                .build();
        return reader.call(
                "list " + prefix + " (owned by account " + bucketOwner + ")",
                () -> reader.s3().listObjectsV2(request));
    }

    /** S3 lists by key, so that the objects of a folder always come in the same order. */
    private static final class Folder {

        private final ManifestEncoding encoding = new ManifestEncoding(FORMAT);
        private boolean hasConfig;
        private boolean hasWeights;

        private void add(String relative, S3Object object) {
            encoding.add(relative).add(object.size()).add(String.valueOf(object.eTag()));
            hasConfig |= relative.equals(CONFIG);
            hasWeights |= relative.endsWith(WEIGHTS) && relative.indexOf('/') < 0;
        }

        private Optional<Upload> upload(ModelUri prefix, String name) {
            try {
                ModelUri uri = new ModelUri(prefix.bucket(), prefix.prefix() + name + "/");
                return Optional.of(new Upload(uri, encoding.sha256(), hasConfig && hasWeights));
            } catch (IllegalArgumentException noModelsName) {
                return Optional.empty();
            }
        }
    }
}
