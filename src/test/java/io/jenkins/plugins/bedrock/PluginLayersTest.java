package io.jenkins.plugins.bedrock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.Test;

/** The arrows between the packages of the Jenkins layer, as docs/architecture.md draws them. */
public class PluginLayersTest {

    private static final String PLUGIN = "io.jenkins.plugins.bedrock.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("io.jenkins.plugins.bedrock");

    @Test
    public void arrowsGoDownOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("engine")
                .definedBy(PLUGIN + "engine..")
                .layer("connection")
                .definedBy(PLUGIN + "connection..")
                .layer("credentials")
                .definedBy(PLUGIN + "credentials..")
                .layer("config")
                .definedBy(PLUGIN + "config..")
                .layer("history")
                .definedBy(PLUGIN + "history..")
                .layer("builds")
                .definedBy(PLUGIN + "builds..")
                .layer("steps")
                .definedBy(PLUGIN + "steps..")
                .layer("builders")
                .definedBy(PLUGIN + "builders..")
                .whereLayer("connection")
                .mayOnlyAccessLayers("engine")
                .whereLayer("credentials")
                .mayOnlyAccessLayers("connection", "engine")
                .whereLayer("config")
                .mayOnlyAccessLayers("credentials", "connection", "engine")
                .whereLayer("history")
                .mayOnlyAccessLayers("config", "credentials", "connection", "engine")
                .whereLayer("builds")
                .mayOnlyAccessLayers("history", "config", "credentials", "connection", "engine")
                .whereLayer("steps")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("builders")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    /** XStream reads records back as null: what Jenkins saves is made of plain classes. */
    @Test
    public void nothingThatJenkinsSavesIsARecord() {
        noClasses()
                .that()
                .resideInAnyPackage(PLUGIN + "steps..", PLUGIN + "builders..", PLUGIN + "builds..", PLUGIN + "history..")
                .or()
                .resideInAnyPackage(PLUGIN + "config..", PLUGIN + "credentials..")
                .and()
                .areTopLevelClasses()
                .and()
                .haveModifier(JavaModifier.PUBLIC)
                .should()
                .beRecords()
                .check(CLASSES);
    }
}
