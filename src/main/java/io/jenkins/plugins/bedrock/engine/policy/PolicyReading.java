package io.jenkins.plugins.bedrock.engine.policy;

import java.util.List;
import java.util.Optional;

/** What a group of policies of one type says to a question: whom they allow it, and which statement denies it. */
final class PolicyReading {

    private final String name;
    private final List<PolicyDocument> documents;
    private final StatementMatch statements;
    private final Optional<PrincipalElement> principal;

    /**
     * Policies of one type.
     *
     * @param name how a sentence names them
     * @param principal matches their principals; empty for policies that belong to the caller
     */
    PolicyReading(
            String name,
            List<PolicyDocument> documents,
            StatementMatch statements,
            Optional<PrincipalElement> principal) {
        this.name = name;
        this.documents = documents;
        this.statements = statements;
        this.principal = principal;
    }

    String name() {
        return name;
    }

    /** How the Allow statements together speak of the caller. */
    PrincipalMatch allows() {
        PrincipalMatch allows = PrincipalMatch.NONE;
        for (PolicyDocument document : documents) {
            for (Statement statement : document.statements()) {
                if (statement.isAllow()) {
                    allows = allows.or(match(document, statement));
                }
            }
        }
        return allows;
    }

    /** The first statement that denies for sure. */
    Optional<Statement> denial() {
        return documents.stream()
                .flatMap(document -> document.statements().stream()
                        .filter(Statement::isDeny)
                        .filter(statement -> match(document, statement).any().isYes()))
                .findFirst();
    }

    /** Whether any statement denies. */
    Answer denies() {
        return documents.stream()
                .flatMap(document -> document.statements().stream()
                        .filter(Statement::isDeny)
                        .map(statement -> match(document, statement).any()))
                .reduce(Answer.NO, Answer::or);
    }

    private PrincipalMatch match(PolicyDocument document, Statement statement) {
        Answer call = statements.test(statement, document.hasVariables());
        return principal
                .map(element -> element.match(statement))
                .orElse(PrincipalMatch.direct(Answer.YES))
                .and(call);
    }
}
