package io.jenkins.plugins.bedrock.embeddedaws.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A page of a bucket's list.
 *
 * @param objects in the order of their keys
 * @param commonPrefixes groups of keys up to the delimiter
 * @param next the key or group after which the next page begins; empty on the last page
 */
record ListPage(List<S3Object> objects, SortedSet<String> commonPrefixes, Optional<String> next) {

    static ListPage of(EmbeddedBucket bucket, ListQuery query) {
        List<S3Object> objects = new ArrayList<>();
        SortedSet<String> groups = new TreeSet<>();
        String last = query.after();
        for (S3Object object : bucket.state().currentFrom(start(query))) {
            String key = object.key();
            if (!key.startsWith(query.prefix())) {
                break;
            }
            String group = group(key, query);
            boolean listed = groups.contains(group) || isBehind(key, group, query.after());
            if (!listed && objects.size() + groups.size() == query.maxKeys()) {
                return new ListPage(objects, groups, Optional.of(last).filter(k -> query.maxKeys() > 0));
            }
            if (!listed && group.isEmpty()) {
                objects.add(object);
                last = key;
            } else if (!listed) {
                groups.add(group);
                last = group;
            }
        }
        return new ListPage(objects, groups, Optional.empty());
    }

    private static String start(ListQuery query) {
        return query.after().compareTo(query.prefix()) > 0 ? query.after() : query.prefix();
    }

    private static boolean isBehind(String key, String group, String after) {
        return !after.isEmpty() && (key.compareTo(after) <= 0 || !group.isEmpty() && group.compareTo(after) <= 0);
    }

    private static String group(String key, ListQuery query) {
        if (query.delimiter().isEmpty()) {
            return "";
        }
        int end = key.indexOf(query.delimiter(), query.prefix().length());
        return end < 0 ? "" : key.substring(0, end + query.delimiter().length());
    }
}
