package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Xml;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** HeadBucket and ListObjectsV2. */
final class BucketReads {

    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final S3Access access;

    BucketReads(S3Access access) {
        this.access = access;
    }

    WireReply head(S3Call call) {
        EmbeddedBucket bucket = call.bucket(access);
        access.require(call.call().caller(), bucket, "s3:ListBucket");
        return WireReply.empty(200)
                .header("x-amz-bucket-region", bucket.region())
                .header("x-amz-bucket-arn", bucket.arn())
                .header("x-amz-access-point-alias", "false");
    }

    WireReply list(S3Call call) {
        EmbeddedBucket bucket = call.bucket(access);
        String after = call.query().getOrDefault("start-after", "");
        ListQuery query = new ListQuery(
                call.query().getOrDefault("prefix", ""),
                call.query().getOrDefault("delimiter", ""),
                call.query().containsKey("continuation-token")
                        ? ContinuationToken.key(call.query().get("continuation-token"))
                        : after,
                Math.min(1000, Integer.parseInt(call.query().getOrDefault("max-keys", "1000"))));
        ListPage page = access.list(call.call().caller(), bucket, query);
        return WireReply.xml(result(call, bucket, query, page));
    }

    private static Xml result(S3Call call, EmbeddedBucket bucket, ListQuery query, ListPage page) {
        boolean encoded = "url".equals(call.query().get("encoding-type"));
        UnaryOperator<String> shown = encoded ? BucketReads::encoded : UnaryOperator.identity();
        Xml result = Xml.element("ListBucketResult")
                .namespace(NAMESPACE)
                .with("Name", call.bucketName())
                .with("Prefix", shown.apply(query.prefix()))
                .with("Delimiter", query.delimiter().isEmpty() ? null : shown.apply(query.delimiter()))
                .with("MaxKeys", query.maxKeys())
                .with("EncodingType", encoded ? "url" : null)
                .with("KeyCount", page.objects().size() + page.commonPrefixes().size())
                .with("IsTruncated", page.next().isPresent())
                .with("ContinuationToken", call.query().get("continuation-token"))
                .with(
                        "NextContinuationToken",
                        page.next().map(ContinuationToken::of).orElse(null));
        boolean withOwner = "true".equals(call.query().get("fetch-owner"));
        page.objects()
                .forEach(object -> result.with(contents(object, shown, withOwner ? owner(bucket, object) : null)));
        page.commonPrefixes()
                .forEach(group -> result.with(Xml.element("CommonPrefixes").with("Prefix", shown.apply(group))));
        return result;
    }

    private static Xml contents(S3Object object, UnaryOperator<String> shown, Xml owner) {
        Xml contents = Xml.element("Contents")
                .with("Key", shown.apply(object.key()))
                .with("LastModified", object.lastModified())
                .with("ETag", object.etag())
                .with("Size", object.content().length())
                .with("StorageClass", object.storageClass());
        object.checksums().keySet().forEach(algorithm -> contents.with("ChecksumAlgorithm", algorithm));
        return owner == null ? contents : contents.with(owner);
    }

    private static Xml owner(EmbeddedBucket bucket, S3Object object) {
        String account = bucket.isOwnerEnforced() ? bucket.account() : object.owner();
        return Xml.element("Owner").with("ID", CanonicalId.of(account));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
