package io.jenkins.plugins.bedrock.engine.policy;

/**
 * In which way a resource policy's statement speaks of the caller. Which implicit denies of other policies count
 * depends on it (IAM: Policy evaluation logic, "Resource-based policies and implicit denies in other policy types").
 *
 * @param account as its account, which within the account leaves the decision to IAM policies
 * @param role as its role, which a boundary and a session policy still limit
 * @param direct as the user, the session, the service or everybody, which nothing else limits within the account
 */
record PrincipalMatch(Answer account, Answer role, Answer direct) {

    static final PrincipalMatch NONE = new PrincipalMatch(Answer.NO, Answer.NO, Answer.NO);

    static PrincipalMatch account(Answer answer) {
        return new PrincipalMatch(answer, Answer.NO, Answer.NO);
    }

    static PrincipalMatch role(Answer answer) {
        return new PrincipalMatch(Answer.NO, answer, Answer.NO);
    }

    static PrincipalMatch direct(Answer answer) {
        return new PrincipalMatch(Answer.NO, Answer.NO, answer);
    }

    Answer any() {
        return account.or(role).or(direct);
    }

    PrincipalMatch or(PrincipalMatch other) {
        return new PrincipalMatch(account.or(other.account), role.or(other.role), direct.or(other.direct));
    }

    PrincipalMatch and(Answer answer) {
        return new PrincipalMatch(account.and(answer), role.and(answer), direct.and(answer));
    }
}
