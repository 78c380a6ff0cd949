package io.parsimony.backend;

/** Opens backends; found by {@link java.util.ServiceLoader}. */
public interface ParseBackendProvider {
    /** Whether this provider can open the URL. */
    boolean accepts(String url);

    /**
     * Opens the backend, making its database where there is none.
     *
     * @throws io.parsimony.ParseException CONNECTION_FAILED (100) when the database can't be opened
     */
    ParseBackend open(BackendOptions options);
}
