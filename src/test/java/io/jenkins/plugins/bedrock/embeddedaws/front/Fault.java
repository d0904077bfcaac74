package io.jenkins.plugins.bedrock.embeddedaws.front;

import java.util.Random;

/** Something that goes wrong with requests of an operation: once, unless told otherwise. */
public final class Fault {

    private final String operation;
    private final FaultEffect effect;
    private long left = 1;
    private double probability = 1;

    Fault(String operation, FaultEffect effect) {
        this.operation = operation;
        this.effect = effect;
    }

    /** Strikes the next so many requests. */
    public synchronized Fault times(long count) {
        left = count;
        return this;
    }

    /** Strikes every request. */
    public Fault always() {
        return times(Long.MAX_VALUE);
    }

    /**
     * Strikes any number of requests by chance, which the seed of {@link Faults} decides.
     *
     * @param chance between 0 and 1
     */
    public synchronized Fault withProbability(double chance) {
        probability = chance;
        left = Long.MAX_VALUE;
        return this;
    }

    FaultEffect effect() {
        return effect;
    }

    synchronized boolean strikes(String service, String name, Random random) {
        boolean meant = operation.equals("*") || operation.equals(name) || operation.equals(service + ":*");
        if (!meant || left == 0 || probability < 1 && random.nextDouble() >= probability) {
            return false;
        }
        left--;
        return true;
    }
}
