package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.access.Ownership.StatementKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The page that goes with the fragments: who is to read what, why, and until when. */
record SourceRequestText(
        Ownership ownership,
        AccessRequest request,
        Optional<Instant> end,
        List<KeyUse> byPolicy,
        List<KeyUse> byGrant) {

    String text() {
        ModelAccess access = request.access();
        StringBuilder text = new StringBuilder();
        text.append("# Access to ").append(access.model()).append("\n\n");
        text.append("Account ")
                .append(request.hosting().access().account())
                .append(" asks account ")
                .append(access.bucketOwner())
                .append(" for the access below, in order to import this model into Amazon Bedrock in ")
                .append(access.region())
                .append(". The statements extend the policies and replace nothing. ")
                .append(end.map(e -> "They end on " + e + ".").orElse("They hold until they are removed."))
                .append("\n\n| role | statement or grant | where | why |\n|---|---|---|---|\n");
        access.readers().forEach(reader -> rows(text, reader));
        text.append("\nOne of the files is enough: `access.tf` for Terraform, `cloudformation-statements.yaml` for")
                .append(" CloudFormation, the JSON files for anything else.\n");
        return text.toString();
    }

    private void rows(StringBuilder text, Reader reader) {
        ModelAccess access = request.access();
        String why = reader.purpose().reason();
        row(text, reader, StatementKind.LIST, access.bucketArn(), why + "; it lists this prefix only");
        row(text, reader, StatementKind.READ, access.objectsArn(), why + "; it reads below this prefix only");
        for (KeyUse use : byPolicy) {
            row(text, reader, StatementKind.DECRYPT, use.key().value(), why + "; the objects are encrypted");
            row(text, reader, StatementKind.DESCRIBE_KEY, use.key().value(), why + "; it looks at the key's state");
        }
        for (KeyUse use : byGrant) {
            row(
                    text,
                    reader.role().value(),
                    ownership.grantName(reader, access),
                    use.key().value(),
                    why + "; the objects are encrypted, with an S3 Bucket Key");
        }
    }

    private void row(StringBuilder text, Reader reader, StatementKind kind, String where, String why) {
        row(text, reader.role().value(), ownership.sid(kind, reader, request.access()), where, why);
    }

    private static void row(StringBuilder text, String role, String what, String where, String why) {
        text.append("| ").append(String.join(" | ", role, what, where, why)).append(" |\n");
    }
}
