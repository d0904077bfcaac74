package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bedrock.embeddedaws.bedrock.BedrockRules.Member;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Filters, sorts and pages a list as the query asks for it. */
final class Listing<T extends Listed> {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final BedrockCall call;
    private final Function<T, ObjectNode> summary;

    Listing(BedrockCall call, Function<T, ObjectNode> summary) {
        this.call = call;
        this.summary = summary;
    }

    /** The page that is asked for, as the answer's body. */
    ObjectNode page(Collection<T> all, String list) {
        List<T> sorted = all.stream().filter(this::isAskedFor).sorted(order()).toList();
        int from = call.query(Member.nextToken.name())
                .map(token -> after(sorted, token))
                .orElse(0);
        int to = Math.min(sorted.size(), from + size());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode shown = answer.putArray(list);
        sorted.subList(from, to).forEach(one -> shown.add(summary.apply(one)));
        if (to < sorted.size()) {
            byte[] last = sorted.get(to - 1).arn().getBytes(StandardCharsets.UTF_8);
            answer.put("nextToken", Base64.getUrlEncoder().encodeToString(last));
        }
        return answer;
    }

    private boolean isAskedFor(T one) {
        return call.query("nameContains").map(one.name()::contains).orElse(true)
                && time("creationTimeAfter").map(one.created()::isAfter).orElse(true)
                && time("creationTimeBefore").map(one.created()::isBefore).orElse(true);
    }

    private Comparator<T> order() {
        call.query(Member.sortBy.name()).ifPresent(Member.sortBy::checked);
        Comparator<T> ascending =
                Comparator.<T, Instant>comparing(Listed::created).thenComparing(Listed::arn);
        boolean up = call.query(Member.sortOrder.name())
                .map(Member.sortOrder::checked)
                .filter("Ascending"::equals)
                .isPresent();
        return up ? ascending : ascending.reversed();
    }

    private int after(List<T> sorted, String token) {
        String last = decoded(token);
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).arn().equals(last)) {
                return i + 1;
            }
        }
        throw BedrockRules.invalid("The provided next token is invalid.");
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw BedrockRules.invalid("The provided next token is invalid.");
        }
    }

    private int size() {
        int size = call.query("maxResults").map(Integer::valueOf).orElse(USUAL);
        if (size < 1 || size > MOST) {
            throw BedrockRules.invalid("1 validation error detected: Value '" + size
                    + "' at 'maxResults' failed to satisfy constraint: Member must be between 1 and " + MOST);
        }
        return size;
    }

    private Optional<Instant> time(String name) {
        try {
            return call.query(name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw BedrockRules.invalid("The value at '" + name + "' is not a timestamp.");
        }
    }
}
