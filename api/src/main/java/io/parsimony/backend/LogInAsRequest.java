package io.parsimony.backend;

import org.jspecify.annotations.Nullable;

/**
 * A user to be logged in without a password.
 *
 * @param userId the user's objectId
 * @param installationId the device that the session is for; null for none
 */
public record LogInAsRequest(String userId, @Nullable String installationId) {}
