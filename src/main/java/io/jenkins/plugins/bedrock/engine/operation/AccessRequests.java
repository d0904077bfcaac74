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
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of a promotion what access it needs. */
record AccessRequests(Engine engine) {

    /** @param manifest what was found at the model's place; no value if it could not be looked at */
    AccessRequest of(Promotion promotion, Optional<ModelManifest> manifest, Lifetime lifetime) {
        List<KeyUse> keys = manifest.map(ModelKeys::of).orElseGet(() -> declared(promotion));
        List<KeyArn> reached = Stream.concat(keys.stream(), declared(promotion).stream())
                .map(KeyUse::key)
                .distinct()
                .toList();
        List<AllowedPrefix> prefixes =
                promotion.source().prefixesFor(promotion.environment().name());
        return request(promotion, keys, manifest.isPresent(), lifetime, reach(promotion, prefixes, reached));
    }

    /**
     * The same for taking access back. Refuses nothing: not what was added to the model since, and not what the source
     * allows no longer.
     */
    AccessRequest toRevoke(Promotion promotion, Optional<ModelManifest> manifest) {
        List<KeyArn> declared = declared(promotion).stream().map(KeyUse::key).toList();
        List<KeyUse> keys = Stream.concat(
                        manifest.stream()
                                .flatMap(found -> found.customerKeys().stream())
                                .map(KeyArn::new),
                        declared.stream())
                .distinct()
                .filter(key -> key.account().equals(promotion.source().account()))
                .filter(key -> key.region().equals(promotion.source().region()))
                .map(key -> new KeyUse(key, false))
                .toList();
        List<AllowedPrefix> prefixes = promotion.source().openings().stream()
                .map(Source.Opening::prefix)
                .distinct()
                .toList();
        return request(
                promotion, keys, manifest.isPresent(), Lifetime.untilRevoked(), reach(promotion, prefixes, declared));
    }

    /** The same for access that a build was given under these keys, and holds. */
    AccessRequest held(Promotion promotion, List<KeyArn> keys, Lifetime lifetime) {
        List<KeyUse> uses = keys.stream().map(key -> new KeyUse(key, false)).toList();
        List<AllowedPrefix> prefixes =
                promotion.source().prefixesFor(promotion.environment().name());
        return request(promotion, uses, true, lifetime, reach(promotion, prefixes, keys));
    }

    private AccessRequest request(
            Promotion promotion, List<KeyUse> keys, boolean isLookedAt, Lifetime lifetime, SourceReach reach) {
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
                isLookedAt || !promotion.source().keyArns().isEmpty(),
                promotion.source().access().map(a -> engine.account(a.withSession(promotion.session()))),
                promotion.source().policiesManagedHere(),
                engine.account(promotion.hosting()),
                importRole(promotion.environment()),
                reach);
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

    static ImportRole importRole(Environment environment) {
        return new ImportRole(
                environment.importRole(),
                environment.importRoleBoundary().isPresent(),
                environment.importRoleBoundary(),
                environment.importRoleTrustNamesJobs());
    }

    private static SourceReach reach(Promotion promotion, List<AllowedPrefix> prefixes, List<KeyArn> keys) {
        return new SourceReach(
                promotion.source().name(),
                promotion.source().account(),
                promotion.source().region(),
                prefixes,
                keys);
    }
}
