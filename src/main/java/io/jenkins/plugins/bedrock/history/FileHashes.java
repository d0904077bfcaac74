package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.bedrock.engine.model.KnownHashes;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.SealedObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The hashes that this controller has computed: one file for each model under {@code bedrock-model-import/hashes} in
 * Jenkins' home, named by the SHA-256 of the model's URI, and read when it is asked for. Models wait for no other's file.
 *
 * <p>A file that can't be understood is set aside, and its model is as if nothing had been computed: hashing it again
 * gives the same digest. Files of models that nobody has asked for in a year are deleted when another is written.
 *
 * <p>Every method throws {@link HashesUnavailableException} if a file can't be read or written.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class FileHashes implements KnownHashes {

    private final Path directory;
    private final InstantSource clock;
    private final ConcurrentMap<ModelUri, HashesFile> files = new ConcurrentHashMap<>();

    /** The one of this controller. */
    public FileHashes() {
        this(Jenkins.get().getRootDir().toPath().resolve("bedrock-model-import/hashes"), InstantSource.system());
    }

    FileHashes(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @NonNull
    public static FileHashes get() {
        return ExtensionList.lookupSingleton(FileHashes.class);
    }

    @Override
    public Map<SealedObject, String> of(ModelUri model) {
        return file(model).all();
    }

    @Override
    public void remember(ModelUri model, SealedObject object, String sha256) {
        file(model).remember(object.requireVersion(), sha256);
    }

    @Override
    public void keep(ModelUri model) {
        file(model).keep();
    }

    private HashesFile file(ModelUri model) {
        return files.computeIfAbsent(
                model, uri -> new HashesFile(uri, directory, sha256(uri.toString()) + ModelFile.SUFFIX, clock));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
