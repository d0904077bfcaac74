package io.jenkins.plugins.bedrock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hudson.model.Action;
import hudson.model.Describable;
import io.jenkins.plugins.bedrock.builds.HeldAccess;
import io.jenkins.plugins.bedrock.builds.LocatedModel;
import io.jenkins.plugins.bedrock.builds.PendingRevocation;
import io.jenkins.plugins.bedrock.builds.RememberedImport;
import io.jenkins.plugins.bedrock.builds.RememberedMoment;
import io.jenkins.plugins.bedrock.history.ModelFingerprintFacet;
import io.jenkins.plugins.bedrock.history.RecordedApproval;
import io.jenkins.plugins.bedrock.history.RecordedBuild;
import io.jenkins.plugins.bedrock.triggers.SeenModel;
import io.jenkins.plugins.bedrock.triggers.SeenModels;
import java.io.Serializable;
import java.util.Set;
import org.junit.Test;

/** The arrows between the packages of the Jenkins layer, as docs/architecture.md draws them. */
public class PluginLayersTest {

    private static final String PLUGIN = "io.jenkins.plugins.bedrock.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("io.jenkins.plugins.bedrock");

    /** Parts of what is saved. */
    private static final Set<String> SAVED_WITHIN = Set.of(
            HeldAccess.class.getName(),
            LocatedModel.class.getName(),
            RememberedImport.class.getName(),
            RememberedMoment.class.getName(),
            RecordedApproval.class.getName(),
            RecordedBuild.class.getName(),
            ModelFingerprintFacet.class.getName(),
            PendingRevocation.class.getName(),
            SeenModels.class.getName(),
            SeenModel.class.getName(),
            PLUGIN + "monitor.ComparisonReport",
            PLUGIN + "monitor.ComparedEnvironment",
            PLUGIN + "monitor.ComparisonRow",
            PLUGIN + "monitor.FindingsReport",
            PLUGIN + "monitor.ModelFinding");

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
                .layer("events")
                .definedBy(PLUGIN + "events..")
                .layer("builds")
                .definedBy(PLUGIN + "builds..")
                .layer("monitor")
                .definedBy(PLUGIN + "monitor..")
                .layer("steps")
                .definedBy(PLUGIN + "steps..")
                .layer("builders")
                .definedBy(PLUGIN + "builders..")
                .layer("parameters")
                .definedBy(PLUGIN + "parameters..")
                .layer("triggers")
                .definedBy(PLUGIN + "triggers..")
                .layer("pages")
                .definedBy(PLUGIN + "pages..")
                .whereLayer("connection")
                .mayOnlyAccessLayers("engine")
                .whereLayer("credentials")
                .mayOnlyAccessLayers("connection", "engine")
                .whereLayer("config")
                .mayOnlyAccessLayers("credentials", "connection", "engine")
                .whereLayer("history")
                .mayOnlyAccessLayers("config", "credentials", "connection", "engine")
                .whereLayer("events")
                .mayOnlyAccessLayers("engine")
                .whereLayer("builds")
                .mayOnlyAccessLayers("events", "history", "config", "credentials", "connection", "engine")
                .whereLayer("monitor")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("steps")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("builders")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("parameters")
                .mayOnlyBeAccessedByLayers("triggers")
                .whereLayer("triggers")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("pages")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    /** XStream reads records back as null: what Jenkins saves, and what it holds, is made of plain classes. */
    @Test
    public void nothingThatJenkinsSavesHoldsARecord() {
        noFields()
                .that()
                .areDeclaredInClassesThat(areSaved())
                .and()
                .doNotHaveModifier(JavaModifier.TRANSIENT)
                .and()
                .doNotHaveModifier(JavaModifier.STATIC)
                .should()
                .haveRawType(DescribedPredicate.describe("a record", JavaClass::isRecord))
                .check(CLASSES);
        noClasses().that(areSaved()).should().beRecords().check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> areSaved() {
        return DescribedPredicate.describe(
                "are saved",
                type -> type.isAssignableTo(Describable.class)
                        || type.isAssignableTo(Action.class)
                        || type.isAssignableTo(Serializable.class)
                                && !type.isAssignableTo(Throwable.class)
                                && !type.isEnum()
                        || SAVED_WITHIN.contains(type.getFullName()));
    }
}
