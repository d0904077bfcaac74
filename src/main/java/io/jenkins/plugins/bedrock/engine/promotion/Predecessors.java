package io.jenkins.plugins.bedrock.engine.promotion;

import java.util.List;

/**
 * The environments that must have accepted a model before another one takes it.
 *
 * @param names none means that the environment takes models straight from their source
 * @param rule whether one of them is enough
 */
public record Predecessors(List<EnvironmentName> names, Rule rule) {

    /** Takes models straight from their source. */
    public static final Predecessors NONE = new Predecessors(List.of(), Rule.ALL);

    public Predecessors {
        names = List.copyOf(names);
    }

    /** All of these must have accepted the model. */
    public static Predecessors all(EnvironmentName... names) {
        return new Predecessors(List.of(names), Rule.ALL);
    }

    /** One of these must have accepted the model. */
    public static Predecessors any(EnvironmentName... names) {
        return new Predecessors(List.of(names), Rule.ANY);
    }

    /** How many of several predecessors count. */
    public enum Rule {
        ANY,
        ALL
    }
}
