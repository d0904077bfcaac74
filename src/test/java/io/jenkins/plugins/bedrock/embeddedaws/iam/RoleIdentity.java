package io.jenkins.plugins.bedrock.embeddedaws.iam;

import java.time.Instant;

/**
 * What never changes in a role.
 *
 * @param path starts and ends with a slash
 * @param id the unique ID, AROA…; a role that is made again gets another
 */
public record RoleIdentity(String partition, String account, String path, String name, String id, Instant created) {

    /** The role's ARN. */
    public String arn() {
        return "arn:" + partition + ":iam::" + account + ":role" + path + name;
    }

    /** The ARN of a session of this role. */
    public String sessionArn(String sessionName) {
        return "arn:" + partition + ":sts::" + account + ":assumed-role/" + name + "/" + sessionName;
    }

    RoleIdentity withPath(String value) {
        return new RoleIdentity(partition, account, value, name, id, created);
    }
}
