package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.access.AccessRequest;
import io.jenkins.plugins.bedrock.engine.access.ImportRole;
import io.jenkins.plugins.bedrock.engine.access.KeyArn;
import io.jenkins.plugins.bedrock.engine.access.KeyUse;
import io.jenkins.plugins.bedrock.engine.access.Lifetime;
import io.jenkins.plugins.bedrock.engine.access.ModelAccess;
import io.jenkins.plugins.bedrock.engine.access.ModelKeys;
import io.jenkins.plugins.bedrock.engine.access.Reader;
import io.jenkins.plugins.bedrock.engine.access.SourceReach;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of a promotion what access it needs. */
record AccessRequests(Engine engine) {

    /** @param manifest what was found at the model's place; no value if it could not be looked at */
    AccessRequest of(Promotion promotion, Optional<ModelManifest> manifest, Lifetime lifetime) {
        List<KeyUse> keys = manifest.map(ModelKeys::of).orElseGet(() -> declared(promotion));
        ModelAccess access = new ModelAccess(
                promotion.model(),
                promotion.source().account(),
                promotion.source().region(),
                readers(promotion),
                keys,
                lifetime,
                promotion.source().decryptThroughS3Only());
        return new AccessRequest(
                access,
                promotion.source().access().map(a -> engine.account(a.withSession(promotion.session()))),
                promotion.source().policiesManagedHere(),
                engine.account(promotion.hosting()),
                importRole(promotion.environment()),
                reach(promotion, keys));
    }

    private static List<KeyUse> declared(Promotion promotion) {
        return promotion.source().keyArns().stream()
                .map(arn -> new KeyUse(new KeyArn(arn), false))
                .toList();
    }

    private static List<Reader> readers(Promotion promotion) {
        List<Reader> readers = new ArrayList<>();
        readers.add(new Reader(promotion.environment().importRole(), Reader.Purpose.IMPORT));
        Optional<RoleArn> inspector = promotion.source().access().isPresent()
                ? Optional.empty()
                : promotion.environment().access().role();
        inspector.ifPresent(role -> readers.add(new Reader(role, Reader.Purpose.INSPECTION)));
        return readers;
    }

    private static ImportRole importRole(Environment environment) {
        return new ImportRole(
                environment.importRole(),
                environment.importRoleBoundary().isPresent(),
                environment.importRoleBoundary(),
                environment.importRoleTrustNamesJobs());
    }

    private static SourceReach reach(Promotion promotion, List<KeyUse> keys) {
        return new SourceReach(
                promotion.source().name(),
                promotion.source().account(),
                promotion.source().region(),
                promotion.source().prefixesFor(promotion.environment().name()),
                Stream.concat(
                                keys.stream().map(KeyUse::key),
                                promotion.source().keyArns().stream().map(KeyArn::new))
                        .distinct()
                        .toList());
    }
}
