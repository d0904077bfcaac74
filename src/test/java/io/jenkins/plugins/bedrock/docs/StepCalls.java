package io.jenkins.plugins.bedrock.docs;

import io.jenkins.plugins.bedrock.steps.InspectModelStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The calls of this plugin's steps in a Pipeline, those in branches that are not taken included. */
final class StepCalls {

    private final Map<String, Set<String>> parameters = new LinkedHashMap<>();

    /** Knows the steps of the Jenkins that runs. */
    StepCalls() {
        StepDescriptor.all().stream()
                .filter(step -> InspectModelStep.class.getPackage().equals(step.clazz.getPackage()))
                .forEach(step -> parameters.put(step.getFunctionName(), parameters(step)));
    }

    private static Set<String> parameters(StepDescriptor step) {
        return DescribableModel.of(step.clazz).getParameters().stream()
                .map(DescribableParameter::getName)
                .collect(Collectors.toSet());
    }

    /** What is handed to steps under names that they do not have. */
    List<String> unknownParameters(String script) {
        List<String> unknown = new ArrayList<>();
        CompilationUnit unit = new CompilationUnit();
        unit.addSource("Jenkinsfile", script);
        unit.compile(Phases.CONVERSION);
        Calls calls = new Calls(unknown);
        for (ModuleNode module : (List<ModuleNode>) unit.getAST().getModules()) {
            module.getStatementBlock().visit(calls);
            module.getMethods().forEach(method -> method.getCode().visit(calls));
        }
        return unknown;
    }

    private final class Calls extends CodeVisitorSupport {

        private final List<String> unknown;

        private Calls(List<String> unknown) {
            this.unknown = unknown;
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            Set<String> known = parameters.get(call.getMethodAsString());
            if (known != null && call.isImplicitThis() && call.getArguments() instanceof TupleExpression arguments) {
                for (Expression argument : arguments.getExpressions()) {
                    if (argument instanceof MapExpression named) {
                        named.getMapEntryExpressions().stream()
                                .map(entry -> entry.getKeyExpression().getText())
                                .filter(name -> !known.contains(name))
                                .forEach(name -> unknown.add(call.getMethodAsString() + ": " + name));
                    }
                }
            }
            super.visitMethodCallExpression(call);
        }
    }
}
