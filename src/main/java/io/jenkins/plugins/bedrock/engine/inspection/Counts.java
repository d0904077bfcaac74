package io.jenkins.plugins.bedrock.engine.inspection;

/** Numbers of things, for people. */
final class Counts {

    private Counts() {}

    /** For example {@code no error}, {@code 1 error}, {@code 2 errors}. */
    static String of(long number, String one) {
        if (number == 0) {
            return "no " + one;
        }
        return number == 1 ? "1 " + one : number + " " + one + "s";
    }
}
