package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.access.Ownership.StatementKind;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import io.jenkins.plugins.bedrock.engine.policy.StatementBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements that a key policy needs for a model where a grant will not do: each reader may decrypt what is below
 * the prefix.
 *
 * <p>S3 names the object in the encryption context, or the bucket where the object uses an S3 Bucket Key; both forms are
 * listed, for a prefix may hold objects of both kinds. {@code kms:DescribeKey} carries no encryption context and does not
 * come through S3, so it has a statement of its own.
 */
record KeyStatements(Ownership ownership, ModelAccess access) {

    List<Statement> until(Optional<Instant> end) {
        List<Statement> statements = new ArrayList<>();
        for (Reader reader : access.readers()) {
            statements.add(decrypt(reader, end));
            statements.add(describe(reader, end));
        }
        return statements;
    }

    private Statement decrypt(Reader reader, Optional<Instant> end) {
        StatementBuilder statement = Statement.allow(ownership.sid(StatementKind.DECRYPT, reader, access))
                .aws(reader.role().value())
                .actions("kms:Decrypt")
                .resources("*")
                .condition("StringLike", "kms:EncryptionContext:aws:s3:arn", access.bucketArn(), access.objectsArn());
        if (access.viaS3Only()) {
            statement.condition("StringEquals", "kms:ViaService", "s3." + access.region() + ".amazonaws.com");
        }
        return StatementEnd.put(statement, end);
    }

    private Statement describe(Reader reader, Optional<Instant> end) {
        return StatementEnd.put(
                Statement.allow(ownership.sid(StatementKind.DESCRIBE_KEY, reader, access))
                        .aws(reader.role().value())
                        .actions("kms:DescribeKey")
                        .resources("*"),
                end);
    }
}
