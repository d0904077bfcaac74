package io.jenkins.plugins.bedrock.embeddedaws.s3;

/**
 * What ListObjectsV2 is asked for.
 *
 * @param prefix of the keys, empty for all
 * @param delimiter groups keys, empty for none
 * @param after only keys after this one
 * @param maxKeys 0 to 1,000
 */
record ListQuery(String prefix, String delimiter, String after, int maxKeys) {

    ListQuery from(String key) {
        return new ListQuery(prefix, delimiter, key, maxKeys);
    }
}
