package io.jenkins.plugins.bedrock.builds;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a build says of what failed, to everybody who may read it. */
public class FailuresTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Test
    public void nobodyIsToldWhereJenkinsHasItsFiles() throws Exception {
        File file = new File(jenkins.jenkins.getRootDir(), "bedrock-model-import/models/7.xml");
        IOException cause = new IOException("disk full");

        assertThat(told(new UncheckedIOException(file + " could not be written.", cause)))
                .isEqualTo("JENKINS_HOME/bedrock-model-import/models/7.xml could not be written.");
        assertThat(told(new IllegalStateException(file.getCanonicalPath() + " is odd.")))
                .isEqualTo("JENKINS_HOME/bedrock-model-import/models/7.xml is odd.");
        assertThat(told(new CompletionException(new IOException(file.getPath()))))
                .isEqualTo(
                        "This failed for a reason that is not known: java.io.IOException:"
                                + " JENKINS_HOME/bedrock-model-import/models/7.xml. The log of the controller has the details.");
    }

    @Test
    public void whatNobodyExpectedIsPlainText() {
        assertThat(told(new RuntimeException("a\u001b[31m \u202Eb"))).contains("a\uFFFD[31m \uFFFDb");
        assertThat(told(new NullPointerException())).contains("java.lang.NullPointerException");
        assertThat(told(new AbortException("as it is"))).isEqualTo("as it is");
    }

    private static String told(Throwable failure) {
        return Failures.toldToBuild(failure).getMessage();
    }
}
