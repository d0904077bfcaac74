package io.jenkins.plugins.bedrock.embeddedaws.front;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Xml;
import java.util.Map;
import java.util.Set;

/** The operations of a service that speaks the query protocol: a form in, XML out. */
public final class QueryOperations {

    private final String namespace;
    private final Map<String, Operation> operations;
    private final Set<String> writes;

    /**
     * @param namespace the XML namespace of the answers
     * @param operations by AWS's name
     * @param writes the names of those that change something
     */
    public QueryOperations(String namespace, Map<String, Operation> operations, Set<String> writes) {
        this.namespace = namespace;
        this.operations = Map.copyOf(operations);
        this.writes = Set.copyOf(writes);
    }

    /** Finds the operation that the form's Action names. */
    public RoutedRequest route(WireRequest request) {
        Map<String, String> form = request.form();
        String action = form.getOrDefault("Action", "");
        Operation operation = operations.get(action);
        if (operation == null) {
            throw new AwsError(400, "InvalidAction", "Could not find operation " + action + " for " + namespace);
        }
        return new RoutedRequest(action, form, writes.contains(action), operation);
    }

    /** An answer: the result element, if any, and the request's ID, in the operation's response element. */
    public static WireReply reply(String namespace, String operation, Xml result, Call call) {
        Xml root = Xml.element(operation + "Response").namespace(namespace);
        if (result != null) {
            root.with(result);
        }
        Xml metadata = Xml.element("ResponseMetadata").with("RequestId", call.requestId());
        return WireReply.xml(root.with(metadata));
    }
}
