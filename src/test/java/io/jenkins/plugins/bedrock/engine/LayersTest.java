package io.jenkins.plugins.bedrock.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.Test;

/** The arrows between the packages of the engine, as docs/architecture.md draws them. */
public class LayersTest {

    private static final String ENGINE = "io.jenkins.plugins.bedrock.engine.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("io.jenkins.plugins.bedrock.engine");

    @Test
    public void theEngineIsThere() {
        assertThat(CLASSES).hasSizeGreaterThan(100);
    }

    @Test
    public void arrowsGoDownOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("time")
                .definedBy(ENGINE + "time..")
                .layer("policy")
                .definedBy(ENGINE + "policy..")
                .layer("aws")
                .definedBy(ENGINE + "aws..")
                .layer("model")
                .definedBy(ENGINE + "model..")
                .layer("inspection")
                .definedBy(ENGINE + "inspection..")
                .layer("sagemaker")
                .definedBy(ENGINE + "sagemaker..")
                .layer("access")
                .definedBy(ENGINE + "access..")
                .layer("importing")
                .definedBy(ENGINE + "importing..")
                .layer("promotion")
                .definedBy(ENGINE + "promotion..")
                .layer("operation")
                .definedBy(ENGINE + "operation..")
                .whereLayer("time")
                .mayNotAccessAnyLayer()
                .whereLayer("policy")
                .mayNotAccessAnyLayer()
                .whereLayer("aws")
                .mayOnlyAccessLayers("time")
                .whereLayer("model")
                .mayOnlyAccessLayers("aws", "time")
                .whereLayer("inspection")
                .mayOnlyAccessLayers("model", "aws", "time")
                .whereLayer("sagemaker")
                .mayOnlyAccessLayers("model", "aws", "time")
                .whereLayer("access")
                .mayOnlyAccessLayers("policy", "model", "aws", "time")
                .whereLayer("importing")
                .mayOnlyAccessLayers("model", "aws", "time")
                .whereLayer("promotion")
                .mayOnlyAccessLayers("importing", "model", "aws", "time")
                .whereLayer("operation")
                .mayOnlyAccessLayers(
                        "promotion", "importing", "access", "inspection", "sagemaker", "policy", "model", "aws", "time")
                .check(CLASSES);
    }

    @Test
    public void theEngineKnowsNothingOfJenkins() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..")
                .check(CLASSES);
    }

    @Test
    public void theEngineDependsOnTheJdkTheAwsSdkAndJacksonOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.jenkins.plugins.bedrock.engine..",
                        "software.amazon.awssdk..",
                        "com.fasterxml.jackson..",
                        "edu.umd.cs.findbugs.annotations..")
                .check(CLASSES);
    }
}
