package io.jenkins.plugins.bedrock.engine.aws;

import java.util.regex.Pattern;

/**
 * The name of a role session, by which CloudTrail tells one build's calls from another's.
 *
 * @throws IllegalArgumentException if STS would refuse it (2 to 64 of {@code A-Za-z0-9_+=,.@-})
 */
public record SessionName(String value) {

    private static final int LONGEST = 64;
    private static final Pattern FORM = Pattern.compile("[\\w+=,.@-]{2,64}");

    public SessionName {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value
                    + "' is not a role session name: it has 2 to 64 letters, digits or any of _+=,.@-,"
                    + " for example jenkins-promote-support-bot-12.");
        }
    }

    /**
     * The session name of a build. Characters that STS refuses become a dash; of a job's long name the end is kept, for
     * it tells more than the folders do.
     */
    public static SessionName ofBuild(String jobFullName, int buildNumber) {
        String ending = "-" + buildNumber;
        String job = "jenkins-" + jobFullName.replaceAll("[^\\w+=,.@-]+", "-");
        int room = LONGEST - ending.length();
        return new SessionName((job.length() <= room ? job : job.substring(job.length() - room)) + ending);
    }

    @Override
    public String toString() {
        return value;
    }
}
