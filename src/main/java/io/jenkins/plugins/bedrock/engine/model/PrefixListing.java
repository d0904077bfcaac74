package io.jenkins.plugins.bedrock.engine.model;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What S3 lists under a prefix, refused as soon as it cannot be a model. */
final class PrefixListing {

    /** What no file of a checkpoint has in its path, and what would be shown and copied wrongly. */
    private static final Pattern ODD = Pattern.compile("(^|.*/)(\\.{1,2})?(/.*|$)|.*\\p{C}.*", Pattern.DOTALL);

    private final AwsAccount reader;
    private final AccountId bucketOwner;
    private final ParallelCalls calls;
    private final int most;

    /**
     * @param calls whose time counts for the pages, too
     * @param most objects that may lie there, and as many folders again
     */
    PrefixListing(AwsAccount reader, AccountId bucketOwner, ParallelCalls calls, int most) {
        this.reader = reader;
        this.bucketOwner = bucketOwner;
        this.calls = calls;
        this.most = most;
    }

    /** The objects, without the empty ones that consoles make to show a folder. */
    List<S3Object> objects(ModelUri uri) {
        List<S3Object> objects = new ArrayList<>();
        int folders = 0;
        String token = null;
        do {
            calls.requireTime();
            ListObjectsV2Response page = page(uri, token);
            int before = objects.size();
            page.contents().stream().filter(object -> !isFolder(object)).forEach(objects::add);
            folders += page.contents().size() - (objects.size() - before);
            requireNotTooMany(uri, Math.max(objects.size(), folders));
            token = page.nextContinuationToken();
        } while (token != null);
        requireFound(uri, objects);
        objects.forEach(object -> requireOrdinary(uri, object.key()));
        return objects;
    }

    private ListObjectsV2Response page(ModelUri uri, String token) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(uri.bucket())
                .prefix(uri.prefix())
                .encodingType(EncodingType.URL)
                .fetchOwner(true)
                .expectedBucketOwner(bucketOwner.value())
                .continuationToken(token)
                .build();
        return reader.call(
                "list " + uri + " (owned by account " + bucketOwner + ")",
                () -> reader.s3().listObjectsV2(request));
    }

    private static boolean isFolder(S3Object object) {
        return object.size() == 0 && object.key().endsWith("/");
    }

    private void requireNotTooMany(ModelUri uri, int found) {
        if (found > most) {
            throw new ModelProblem("More than " + most + " objects lie under " + uri
                    + ": that is not one model. Name the prefix at whose root the model's config.json lies.");
        }
    }

    private static void requireFound(ModelUri uri, List<S3Object> objects) {
        if (objects.isEmpty()) {
            throw new ModelProblem("Nothing lies under " + uri
                    + ". Check the spelling of bucket and prefix, upper and lower case included, and that the upload"
                    + " has ended.");
        }
    }

    private static void requireOrdinary(ModelUri uri, String key) {
        if (!uri.contains(key) || ODD.matcher(uri.relative(key)).matches()) {
            throw new ModelProblem("The key '" + key.replaceAll("\\p{C}", "\uFFFD") + "' under " + uri
                    + " is not the path of a file: it has an empty segment, '.' or '..' as a segment, or a control"
                    + " character or another one that is not seen. Delete or rename that object.");
        }
    }
}
