package io.jenkins.plugins.bedrock.embeddedaws.sts;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.iam.RoleState;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.PolicySyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What AssumeRole is asked for, in the bounds of its API model.
 *
 * @param inlinePolicy the session policy; empty when there is none
 * @param policyArns managed session policies
 */
record AssumeRoleInput(
        String roleArn,
        String sessionName,
        int durationSeconds,
        Optional<String> externalId,
        Optional<String> sourceIdentity,
        Map<String, String> tags,
        Optional<String> inlinePolicy,
        List<String> policyArns) {

    private static final Pattern ROLE_ARN = Pattern.compile("arn:[\\w-]+:iam::\\d{12}:role/.+");
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
    private static final int CHAINED_LIMIT = 3600;
    private static final int PACKED_LIMIT = 2048;

    AssumeRoleInput {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        policyArns = List.copyOf(policyArns);
    }

    static AssumeRoleInput of(Map<String, String> form, Caller caller) {
        if (caller.kind() == Caller.Kind.ROOT) {
            throw new AwsError(403, "AccessDenied", "Roles may not be assumed by root accounts.");
        }
        AssumeRoleInput input = new AssumeRoleInput(
                form.getOrDefault("RoleArn", ""),
                form.getOrDefault("RoleSessionName", ""),
                Integer.parseInt(form.getOrDefault("DurationSeconds", "3600")),
                Optional.ofNullable(form.get("ExternalId")),
                Optional.ofNullable(form.get("SourceIdentity")),
                tags(form),
                Optional.ofNullable(form.get("Policy")),
                policyArns(form));
        input.check();
        return input;
    }

    /** The actions that this request needs. */
    List<String> actions() {
        List<String> actions = new ArrayList<>(List.of("sts:AssumeRole"));
        if (!tags.isEmpty()) {
            actions.add("sts:TagSession");
        }
        if (sourceIdentity.isPresent()) {
            actions.add("sts:SetSourceIdentity");
        }
        return actions;
    }

    /** Adds the condition keys of this request. */
    AccessRequest inContext(AccessRequest request) {
        AccessRequest inContext = request.with("sts:RoleSessionName", sessionName)
                .with("sts:ExternalId", externalId.orElse(""))
                .with("sts:SourceIdentity", sourceIdentity.orElse(""))
                .with("aws:TagKeys", tags.keySet());
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            inContext = inContext.with("aws:RequestTag/" + tag.getKey(), tag.getValue());
        }
        return inContext;
    }

    /** Refuses a session longer than the role allows, or longer than an hour when roles are chained. */
    void checkDuration(RoleState role, Caller caller) {
        if (caller.kind() == Caller.Kind.ROLE_SESSION && durationSeconds > CHAINED_LIMIT) {
            throw invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                    + " chaining");
        }
        if (durationSeconds > role.maxSessionSeconds()) {
            throw invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
    }

    /** The documents of the session policies. */
    List<String> sessionPolicies(Function<String, Optional<String>> managedPolicy) {
        List<String> documents = new ArrayList<>(inlinePolicy.stream().toList());
        for (String arn : policyArns) {
            documents.add(managedPolicy.apply(arn).orElseThrow(() -> invalid("PolicyArn " + arn + " doesn't exist.")));
        }
        return documents;
    }

    private void check() {
        require(ROLE_ARN.matcher(roleArn).matches(), roleArn + " is invalid");
        require(NAME.matcher(sessionName).matches(), broken("roleSessionName", sessionName, "[\\w+=,.@-]*"));
        externalId.ifPresent(
                id -> require(EXTERNAL_ID.matcher(id).matches(), broken("externalId", id, "[\\w+=,.@:\\/-]*")));
        sourceIdentity.ifPresent(identity -> require(
                NAME.matcher(identity).matches() && !identity.startsWith("aws:"),
                broken("sourceIdentity", identity, "[\\w+=,.@-]*")));
        require(
                durationSeconds >= 900 && durationSeconds <= 43200,
                "1 validation error detected: Value '" + durationSeconds
                        + "' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and"
                        + " 43200");
        require(tags.size() <= 50 && policyArns.size() <= 10, "1 validation error detected: too many tags or policies");
        inlinePolicy.ifPresent(AssumeRoleInput::checkSyntax);
        int plain = inlinePolicy.map(String::length).orElse(0)
                + policyArns.stream().mapToInt(String::length).sum();
        if (plain > PACKED_LIMIT) {
            throw new AwsError(400, "PackedPolicyTooLarge", "Packed policy consumes more than 100% of allotted space");
        }
    }

    private static void checkSyntax(String policy) {
        try {
            PolicyDocument.parse(policy);
        } catch (PolicySyntaxException e) {
            throw new AwsError(400, "MalformedPolicyDocument", "This policy contains invalid Json");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw invalid(otherwise);
        }
    }

    private static String broken(String member, String value, String pattern) {
        return "1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: Member must satisfy regular expression pattern: " + pattern;
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationError", message);
    }

    private static Map<String, String> tags(Map<String, String> form) {
        Map<String, String> tags = new TreeMap<>();
        for (int i = 1; form.containsKey("Tags.member." + i + ".Key"); i++) {
            tags.put(form.get("Tags.member." + i + ".Key"), form.getOrDefault("Tags.member." + i + ".Value", ""));
        }
        return tags;
    }

    private static List<String> policyArns(Map<String, String> form) {
        List<String> arns = new ArrayList<>();
        for (int i = 1; form.containsKey("PolicyArns.member." + i + ".arn"); i++) {
            arns.add(form.get("PolicyArns.member." + i + ".arn"));
        }
        return arns;
    }
}
