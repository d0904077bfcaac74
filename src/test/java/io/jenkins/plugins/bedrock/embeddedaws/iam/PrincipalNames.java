package io.jenkins.plugins.bedrock.embeddedaws.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two names of a principal in a resource policy. AWS stores the unique ID of a user or role that a policy names by
 * ARN, and shows the ARN again as long as the principal lives; of a dead one it shows the ID
 * (IAM User Guide, "AWS JSON policy elements: Principal").
 */
public final class PrincipalNames {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ACCOUNT = Pattern.compile("(\\d{12})|arn:[\\w-]+:iam::(\\d{12}):root");
    private static final Pattern SESSION = Pattern.compile("arn:([\\w-]+):sts::(\\d{12}):assumed-role/([^/]+)/.+");

    private final IamDirectory directory;

    /** @param directory knows who lives */
    public PrincipalNames(IamDirectory directory) {
        this.directory = directory;
    }

    /**
     * The policy as AWS stores it: with unique IDs.
     *
     * @throws InvalidPrincipal when a principal doesn't exist, or is given by unique ID
     */
    public String stored(String document) {
        return rewritten(document, this::storedName);
    }

    /** The policy as AWS shows it and as it counts: with the ARNs of those who live. */
    public String shown(String document) {
        return rewritten(document, this::shownName);
    }

    /** A principal as AWS stores it. */
    public String storedName(String name) {
        Matcher account = ACCOUNT.matcher(name);
        if (account.matches()) {
            return knownAccount(name, Optional.ofNullable(account.group(1)).orElse(account.group(2)));
        }
        if (name.equals("*") || isLivingSession(name)) {
            return name;
        }
        return directory.uniqueId(name).orElseThrow(() -> new InvalidPrincipal(name));
    }

    /** A principal as AWS shows it. */
    public String shownName(String name) {
        return directory.arn(name).orElse(name);
    }

    private String knownAccount(String name, String id) {
        IamAccount account = directory.account(id).orElseThrow(() -> new InvalidPrincipal(name));
        return "arn:" + account.partition() + ":iam::" + id + ":root";
    }

    private boolean isLivingSession(String name) {
        Matcher session = SESSION.matcher(name);
        return session.matches()
                && directory
                        .account(session.group(2))
                        .flatMap(account -> account.role(session.group(3)).seen())
                        .isPresent();
    }

    private static String rewritten(String document, UnaryOperator<String> name) {
        try {
            JsonNode policy = JSON.readTree(document);
            statements(policy).forEach(statement -> {
                rewrite(statement.path("Principal"), name);
                rewrite(statement.path("NotPrincipal"), name);
            });
            return policy.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A policy is a JSON document; this one isn't: " + document, e);
        }
    }

    private static Iterable<JsonNode> statements(JsonNode policy) {
        JsonNode statement = policy.path("Statement");
        return statement.isArray() ? statement : JSON.createArrayNode().add(statement);
    }

    private static void rewrite(JsonNode principal, UnaryOperator<String> name) {
        JsonNode named = principal.path("AWS");
        if (named.isTextual()) {
            ((ObjectNode) principal).set("AWS", TextNode.valueOf(name.apply(named.asText())));
        } else if (named instanceof ArrayNode names) {
            for (int i = 0; i < names.size(); i++) {
                names.set(i, TextNode.valueOf(name.apply(names.get(i).asText())));
            }
        }
    }
}
