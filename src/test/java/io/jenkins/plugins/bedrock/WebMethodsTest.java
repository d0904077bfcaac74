package io.jenkins.plugins.bedrock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.jenkinsci.remoting.RoleSensitive;
import org.junit.Test;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** What can be called from outside: by POST only, and nothing by an agent. */
public class WebMethodsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("io.jenkins.plugins.bedrock");

    @Test
    public void everyWebMethodIsCalledByPostOnly() {
        methods()
                .that()
                .arePublic()
                .and()
                .haveNameMatching("do[A-Z].*")
                .should()
                .beAnnotatedWith(RequirePOST.class)
                .check(CLASSES);
    }

    @Test
    public void nothingIsSentToAgentsOrCalledByThem() {
        noClasses().should().beAssignableTo(RoleSensitive.class).check(CLASSES);
    }
}
