package io.jenkins.plugins.bedrock.connection;

import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.security.ImpersonatingExecutorService;
import jenkins.util.ContextResettingExecutorService;

/**
 * A bounded pool whose threads come and go with the work. What is too much waits its turn.
 *
 * <p>Tasks run as SYSTEM and with this plugin's class loader, whoever hands them over: the SDK looks up its parts through
 * the thread's class loader.
 */
final class AwsPool {

    /** At a time; each is a call to AWS or two. */
    static final int CALLS = 10;

    /** At a time; each is some calls to AWS. */
    static final int OPERATIONS = 20;

    /** At a time; each may block for minutes, which is why nothing else waits for these. */
    static final int ACCESS = 50;

    /** At a time; each reads a model to its end, as fast as the network is, see {@link ModelReadings}. */
    static final int READING = 4;

    /** At a time; each may list a whole prefix for a trigger, which no build waits for, and which waits for no build. */
    static final int LOOKING = 3;

    private static final long KEPT_IDLE_SECONDS = 30;

    private AwsPool() {}

    static ExecutorService create(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                KEPT_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(AwsPool::thread), name));
        pool.allowCoreThreadTimeOut(true);
        return new ImpersonatingExecutorService(new ContextResettingExecutorService(pool), ACL.SYSTEM2);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setContextClassLoader(AwsPool.class.getClassLoader());
        return thread;
    }
}
