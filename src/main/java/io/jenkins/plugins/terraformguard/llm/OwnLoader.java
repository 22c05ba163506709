package io.jenkins.plugins.terraformguard.llm;

import java.util.function.Supplier;

/**
 * LangChain4j looks for extensions of itself by the class loader of the thread. In Jenkins that one knows all plugins, others
 * with a LangChain4j of their own among them: their classes are not ours, and it would fail on them.
 */
final class OwnLoader {
    private OwnLoader() {}

    /** Does something with nothing but our own classes in sight. */
    static <T> T with(Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(OwnLoader.class.getClassLoader());
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
