package io.jenkins.plugins.bedrock.engine.access;

import java.util.List;

/**
 * What was found of this controller's access in a source.
 *
 * @param found everything of this controller, whether or not it is as it should be
 * @param unseen what could not be looked at, and why, in sentences
 */
public record AccessSurvey(List<FoundAccess> found, List<String> unseen) {

    public AccessSurvey {
        found = List.copyOf(found);
        unseen = List.copyOf(unseen);
    }

    /** What somebody ought to look at. */
    public List<FoundAccess> trouble() {
        return found.stream().filter(FoundAccess::isTrouble).toList();
    }

    /** What was found in both looks: whatever a build was changing meanwhile is not in here. */
    AccessSurvey confirmedBy(AccessSurvey later) {
        return new AccessSurvey(
                later.found.stream()
                        .filter(access -> !access.isTrouble() || found.stream().anyMatch(access::isAt))
                        .toList(),
                later.unseen);
    }
}
