package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.function.Supplier;

/** A configured value that cannot be used; the message names the source, the environment or the folder, and the value. */
public final class UnusableConfigurationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public UnusableConfigurationException(@NonNull String message) {
        super(message);
    }

    private UnusableConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Makes a value of the engine, and says to whom it belongs if that fails.
     *
     * @param whose for example {@code The environment dev}
     */
    static <T> T of(String whose, Supplier<T> value) {
        try {
            return value.get();
        } catch (UnusableConfigurationException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UnusableConfigurationException(
                    whose + " cannot be used: " + e.getMessage() + " Correct it in the configuration.", e);
        }
    }
}
