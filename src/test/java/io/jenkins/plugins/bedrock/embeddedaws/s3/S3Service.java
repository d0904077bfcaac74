package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.front.AwsService;
import io.jenkins.plugins.bedrock.embeddedaws.front.RoutedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Amazon S3, addressed path-style. */
public final class S3Service implements AwsService {

    private static final Set<String> SUBRESOURCES = Set.of(
            "list-type",
            "policy",
            "publicAccessBlock",
            "ownershipControls",
            "encryption",
            "versioning",
            "location",
            "attributes");

    private record Route(String operation, boolean write, S3Operation handler) {}

    private final Map<String, Route> routes = new TreeMap<>();

    /**
     * @param access the way to buckets and objects
     * @param keys the KMS keys under which new objects come to lie
     */
    public S3Service(S3Access access, ObjectKeys keys) {
        BucketReads bucket = new BucketReads(access);
        ObjectReads object = new ObjectReads(access);
        read("HEAD bucket", "HeadBucket", bucket::head);
        read("GET bucket list-type", "ListObjectsV2", bucket::list);
        read("HEAD object", "HeadObject", object::head);
        read("GET object", "GetObject", object::get);
        read("GET object attributes", "GetObjectAttributes", new ObjectAttributes(access)::get);
        ObjectWrites writes = new ObjectWrites(access, keys);
        write("PUT object", "PutObject", writes::put);
        write("DELETE object", "DeleteObject", writes::delete);
        BucketPolicyOperations policy = new BucketPolicyOperations(access);
        read("GET bucket policy", "GetBucketPolicy", policy::get);
        write("PUT bucket policy", "PutBucketPolicy", policy::put);
        write("DELETE bucket policy", "DeleteBucketPolicy", policy::delete);
        BucketConfigurationReads configuration = new BucketConfigurationReads(access);
        read("GET bucket publicAccessBlock", "GetPublicAccessBlock", configuration::publicAccessBlock);
        read("GET bucket ownershipControls", "GetBucketOwnershipControls", configuration::ownershipControls);
        read("GET bucket encryption", "GetBucketEncryption", configuration::encryption);
        read("GET bucket versioning", "GetBucketVersioning", configuration::versioning);
        read("GET bucket location", "GetBucketLocation", configuration::location);
    }

    @Override
    public String signingName() {
        return "s3";
    }

    @Override
    public WireProtocol protocol() {
        return WireProtocol.REST_XML;
    }

    @Override
    public RoutedRequest route(WireRequest request) {
        Map<String, String> query = request.query();
        String bucket = S3Call.bucketName(request);
        String key = S3Call.key(request);
        String what = request.method() + (key.isEmpty() ? " bucket" : " object") + subresource(query);
        Route route = Optional.ofNullable(routes.get(what))
                .orElseThrow(() -> new AwsError(
                        501,
                        "NotImplemented",
                        "A header or query you provided implies functionality that is not" + " implemented: " + what));
        Map<String, String> parameters = new TreeMap<>(query);
        parameters.put("Bucket", bucket);
        parameters.put("Key", key);
        request.header("Range").ifPresent(range -> parameters.put("Range", range));
        return new RoutedRequest(
                route.operation(),
                parameters,
                route.write(),
                call -> route.handler().answer(S3Call.of(call)));
    }

    private static String subresource(Map<String, String> query) {
        return query.keySet().stream()
                .filter(SUBRESOURCES::contains)
                .map(name -> " " + name)
                .findFirst()
                .orElse("");
    }

    private void read(String what, String operation, S3Operation handler) {
        routes.put(what, new Route(operation, false, handler));
    }

    private void write(String what, String operation, S3Operation handler) {
        routes.put(what, new Route(operation, true, handler));
    }
}
