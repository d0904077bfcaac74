package io.jenkins.plugins.bedrock.embeddedaws;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys;
import io.jenkins.plugins.bedrock.embeddedaws.access.Authorization;
import io.jenkins.plugins.bedrock.embeddedaws.access.Gate;
import io.jenkins.plugins.bedrock.embeddedaws.access.PolicyAuthorization;
import io.jenkins.plugins.bedrock.embeddedaws.bedrock.EmbeddedBedrock;
import io.jenkins.plugins.bedrock.embeddedaws.front.AwsService;
import io.jenkins.plugins.bedrock.embeddedaws.front.Faults;
import io.jenkins.plugins.bedrock.embeddedaws.front.FrontDoor;
import io.jenkins.plugins.bedrock.embeddedaws.front.RequestLog;
import io.jenkins.plugins.bedrock.embeddedaws.iam.IamDirectory;
import io.jenkins.plugins.bedrock.embeddedaws.iam.IamService;
import io.jenkins.plugins.bedrock.embeddedaws.iam.PrincipalNames;
import io.jenkins.plugins.bedrock.embeddedaws.iam.RoleSessions;
import io.jenkins.plugins.bedrock.embeddedaws.kms.KeyUse;
import io.jenkins.plugins.bedrock.embeddedaws.kms.KmsKeys;
import io.jenkins.plugins.bedrock.embeddedaws.kms.KmsService;
import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectKeys;
import io.jenkins.plugins.bedrock.embeddedaws.s3.S3Access;
import io.jenkins.plugins.bedrock.embeddedaws.s3.S3Buckets;
import io.jenkins.plugins.bedrock.embeddedaws.s3.S3Service;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerResources;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerService;
import io.jenkins.plugins.bedrock.embeddedaws.ssm.SsmParameters;
import io.jenkins.plugins.bedrock.embeddedaws.ssm.SsmService;
import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.state.Visibility;
import io.jenkins.plugins.bedrock.embeddedaws.sts.AssumeRole;
import io.jenkins.plugins.bedrock.embeddedaws.sts.RoleTrust;
import io.jenkins.plugins.bedrock.embeddedaws.sts.ServiceSessions;
import io.jenkins.plugins.bedrock.embeddedaws.sts.StsService;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An AWS for tests, development and a demo, which the SDK's own clients use over HTTP on loopback: give them
 * {@link #endpoint()} as endpoint override, with path-style access for S3.
 *
 * <p>It authenticates the access key and its session token, but doesn't verify signatures. It takes its plain HTTP for
 * HTTPS ({@code aws:SecureTransport} is true).
 */
public final class EmbeddedAws implements AutoCloseable {

    private static final long SEED = 20_250_226;

    private final VirtualClock clock;
    private final UniqueIds ids = new UniqueIds(SEED);
    private final RequestLog requests = new RequestLog();
    private final Faults faults;
    private final IamDirectory directory;
    private final PrincipalNames names;
    private final AccessKeys keys;
    private final S3Buckets buckets;
    private final KmsKeys kmsKeys;
    private final SageMakerResources sageMaker = new SageMakerResources();
    private final SsmParameters parameters = new SsmParameters();
    private final S3Access s3;
    private final Authorization authorization;
    private final ServiceSessions serviceSessions;
    private final EmbeddedBedrock bedrock;
    private final FrontDoor door;
    private final ExecutorService threads;
    private final HttpServer server;
    private final SdkClients clients;

    private EmbeddedAws(VirtualClock clock, int port) throws IOException {
        this.clock = clock;
        Visibility visibility = new Visibility(clock);
        faults = new Faults(visibility);
        directory = new IamDirectory(visibility, ids);
        names = new PrincipalNames(directory);
        keys = new AccessKeys(ids, clock);
        buckets = new S3Buckets(visibility, ids, names);
        authorization = new PolicyAuthorization(clock);
        RoleTrust trust = new RoleTrust(directory, names, authorization);
        serviceSessions = new ServiceSessions(trust, new RoleSessions(directory));
        kmsKeys = new KmsKeys(visibility, ids, names);
        KeyUse keyUse = new KeyUse(kmsKeys, authorization);
        ObjectKeys objectKeys = new ObjectKeys(keyUse);
        s3 = new S3Access(buckets, authorization, objectKeys);
        door = new FrontDoor(keys, requests, faults, ids, clock);
        register(new StsService(new AssumeRole(directory, trust, keys)));
        register(new IamService(directory, names, new Gate(authorization, WireProtocol.QUERY)));
        register(new S3Service(s3, objectKeys));
        bedrock = new EmbeddedBedrock(s3, keyUse, serviceSessions, authorization, ids, clock);
        register(bedrock.service());
        register(new KmsService(kmsKeys, keyUse, directory, ids));
        register(new SageMakerService(sageMaker, authorization));
        register(new SsmService(parameters, authorization));
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "embedded AWS");
            thread.setDaemon(true);
            return thread;
        });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        server.setExecutor(threads);
        server.createContext("/", door);
        server.start();
        clients = new SdkClients(endpoint());
    }

    /** Starts with a manual clock that stands at the present, on a free port. */
    public static EmbeddedAws start() {
        return start(VirtualClock.manual());
    }

    /** Starts with this clock on a free port. */
    public static EmbeddedAws start(VirtualClock clock) {
        return start(clock, 0);
    }

    /**
     * Starts with this clock.
     *
     * @param port 0 for a free one
     */
    public static EmbeddedAws start(VirtualClock clock, int port) {
        // Without the first, every answer waits 40 ms for the client's delayed acknowledgement; without the second, a
        // client with many connections finds some of them closed under its hands.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        try {
            return new EmbeddedAws(clock, port);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Starting the embedded AWS on loopback failed: is port " + port + " free?", e);
        }
    }

    /** The endpoint override for all clients. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The SDK's clients for it; they live as long as it. */
    public SdkClients clients() {
        return clients;
    }

    /** Its time. */
    public VirtualClock clock() {
        return clock;
    }

    /** What was asked of it. */
    public RequestLog requests() {
        return requests;
    }

    /** What goes wrong in it: nothing until a test says so. */
    public Faults faults() {
        return faults;
    }

    /** The account with this ID; opened when there is none. */
    public EmbeddedAccount account(String id) {
        return account(id, "aws");
    }

    /**
     * The account with this ID; opened when there is none.
     *
     * @param partition e.g. {@code aws-cn}; its Regions must be of the same
     */
    public EmbeddedAccount account(String id, String partition) {
        if (!id.matches("\\d{12}")) {
            throw new IllegalArgumentException("An account ID has 12 digits, e.g. 111122223333, not " + id + ".");
        }
        return new EmbeddedAccount(directory.open(id, partition), names, keys, buckets, kmsKeys, sageMaker, parameters);
    }

    /** Buckets and objects as a given caller sees them, without HTTP. */
    public S3Access s3() {
        return s3;
    }

    /** Import jobs, imported models, and how they behave. */
    public EmbeddedBedrock bedrock() {
        return bedrock;
    }

    /** Begins sessions for services, as Bedrock does for an import role. */
    public ServiceSessions serviceSessions() {
        return serviceSessions;
    }

    /** Identifiers as AWS makes them. */
    public UniqueIds ids() {
        return ids;
    }

    /** Decides for services that are added whether a caller may do something. */
    public Authorization authorization() {
        return authorization;
    }

    /** Adds a service behind the endpoint. */
    public void register(AwsService service) {
        door.register(service);
    }

    @Override
    public void close() {
        clients.close();
        server.stop(0);
        threads.shutdownNow();
        clock.close();
    }
}
