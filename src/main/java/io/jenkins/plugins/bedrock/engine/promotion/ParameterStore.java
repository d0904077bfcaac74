package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.ParameterName;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The SSM parameters of an account and Region, as far as imported models are published there. */
public final class ParameterStore {

    private static final String NOT_FOUND = "ParameterNotFound";

    private final AwsAccount account;

    /** @param account asked of its clients anew for each use: unused ones are closed */
    public ParameterStore(AwsAccount account) {
        this.account = account;
    }

    /**
     * What a parameter says; no value if there is none.
     *
     * @throws AwsProblem if AWS refuses, or does not answer
     */
    public Optional<String> find(ParameterName name) {
        return read(name).map(Parameter::value);
    }

    /**
     * Has a parameter say something. Writes nothing if it says so already, which keeps the parameter's history readable.
     *
     * @return whether it was written
     * @throws IllegalStateException if the parameter is there and no plain text: SSM does not change the type of one
     * @throws AwsProblem if AWS refuses, or does not answer
     */
    public boolean write(ParameterName name, String value) {
        Optional<Parameter> there = read(name);
        there.ifPresent(parameter -> requireText(name, parameter));
        if (there.map(Parameter::value).filter(value::equals).isPresent()) {
            return false;
        }
        account.call(
                "write the SSM parameter " + name,
                () -> account.ssm()
                        .putParameter(put -> put.name(name.value())
                                .value(value)
                                .type(ParameterType.STRING)
                                .overwrite(true)));
        return true;
    }

    private Optional<Parameter> read(ParameterName name) {
        try {
            return Optional.of(account.call(
                            "read the SSM parameter " + name,
                            () -> account.ssm().getParameter(get -> get.name(name.value())))
                    .parameter());
        } catch (AwsProblem problem) {
            if (NOT_FOUND.equals(problem.code())) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private void requireText(ParameterName name, Parameter parameter) {
        if (parameter.type() != ParameterType.STRING) {
            throw new IllegalStateException("The SSM parameter " + name + " in " + account.access() + " is a "
                    + parameter.typeAsString() + " and not a String, and SSM does not change that. Delete it, or have"
                    + " the environment publish to another one.");
        }
    }
}
