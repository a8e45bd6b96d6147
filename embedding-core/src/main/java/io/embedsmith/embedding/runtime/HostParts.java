package io.embedsmith.embedding.runtime;

/** What all models of a host share. */
record HostParts(ModelHostSettings settings, SessionCache sessions, Workers workers, SpeedBook speeds) {}
