/**
 * The other side: langchain4j's in-process models in a JVM of their own, with the class path that they declare, driven over
 * pipes. {@link io.embedsmith.benchmarks.embedding.langchain4j.PeerProgram} runs there and may use nothing but the JDK,
 * langchain4j and what that brings along.
 */
@NullMarked
package io.embedsmith.benchmarks.embedding.langchain4j;

import org.jspecify.annotations.NullMarked;
