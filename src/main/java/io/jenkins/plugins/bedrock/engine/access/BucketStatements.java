package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.access.Ownership.StatementKind;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements that a bucket policy needs for a model: each reader may list the prefix and get what is below it.
 *
 * <p>Bedrock user guide, "Cross-account access to Amazon S3 bucket for custom model import jobs", narrowed from the
 * whole bucket to the prefix.
 */
record BucketStatements(Ownership ownership, ModelAccess access) {

    List<Statement> until(Optional<Instant> end) {
        List<Statement> statements = new ArrayList<>();
        for (Reader reader : access.readers()) {
            statements.add(list(reader, end));
            statements.add(read(reader, end));
        }
        return statements;
    }

    private Statement list(Reader reader, Optional<Instant> end) {
        return StatementEnd.put(
                Statement.allow(ownership.sid(StatementKind.LIST, reader, access))
                        .aws(reader.role().value())
                        .actions("s3:ListBucket")
                        .resources(access.bucketArn())
                        .condition("StringLike", "s3:prefix", access.model().prefix() + "*"),
                end);
    }

    private Statement read(Reader reader, Optional<Instant> end) {
        return StatementEnd.put(
                Statement.allow(ownership.sid(StatementKind.READ, reader, access))
                        .aws(reader.role().value())
                        .actions("s3:GetObject")
                        .resources(access.objectsArn()),
                end);
    }
}
