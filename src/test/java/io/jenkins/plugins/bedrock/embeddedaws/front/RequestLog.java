package io.jenkins.plugins.bedrock.embeddedaws.front;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Every request that was made, in the order of their answers. */
public final class RequestLog {

    private final List<RecordedRequest> requests = new ArrayList<>();
    private long count;

    synchronized void add(RecordedRequest request) {
        requests.add(request);
    }

    synchronized long nextNumber() {
        count++;
        return count;
    }

    /** All of them. */
    public synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    /** Those that fit. */
    public List<RecordedRequest> matching(Predicate<RecordedRequest> filter) {
        return all().stream().filter(filter).toList();
    }

    /** Those of one operation, e.g. {@code HeadObject}. */
    public List<RecordedRequest> of(String operation) {
        return matching(request -> request.is(operation));
    }

    /** Those that change something, whether they succeeded or not. */
    public List<RecordedRequest> writes() {
        return matching(RecordedRequest::isWrite);
    }

    /** How many there were of one operation. */
    public int count(String operation) {
        return of(operation).size();
    }

    /** How many there were. */
    public synchronized int count() {
        return requests.size();
    }

    /** A point to count from, see {@link #since}. */
    public synchronized long mark() {
        return count;
    }

    /** Those that came after the mark. */
    public List<RecordedRequest> since(long mark) {
        return matching(request -> request.number() > mark);
    }

    /** Forgets all of them. */
    public synchronized void clear() {
        requests.clear();
    }
}
