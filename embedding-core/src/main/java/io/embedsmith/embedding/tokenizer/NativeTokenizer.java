package io.embedsmith.embedding.tokenizer;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.embedsmith.embedding.ModelUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;

/**
 * The tokenizers library of Hugging Face behind its JNI layer.
 *
 * <p>Implementation note: the JNI layer is called without DJL's own wrapper, because that one fetches token texts and
 * offsets for every call, which cost more than tokenizing, and reports each tokenizer to its authors' server when it runs on
 * their cloud. The Rust side only reads while it tokenizes, so many threads share one instance; closing waits for them.
 */
final class NativeTokenizer implements AutoCloseable {
    private static final long MAX_FILE_BYTES = 256L << 20;

    private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
    private long handle;

    static {
        // With any other flavour than the one inside the jar the library would be downloaded.
        if (System.getProperty("RUST_FLAVOR") == null) {
            System.setProperty("RUST_FLAVOR", "cpu");
        }
        LibUtils.checkStatus();
    }

    private NativeTokenizer(long handle) {
        this.handle = handle;
    }

    static NativeTokenizer load(Path file) {
        try {
            long bytes = Files.size(file);
            if (bytes > MAX_FILE_BYTES) {
                throw new ModelUnavailableException(
                        file + " has " + bytes + " bytes, a tokenizer has at most " + MAX_FILE_BYTES);
            }
            long handle = TokenizersLibrary.LIB.createTokenizerFromString(Files.readString(file));
            // The file's own settings (all-MiniLM-L6-v2 pads and cuts at 128) are not the model's limits.
            TokenizersLibrary.LIB.disablePadding(handle);
            TokenizersLibrary.LIB.disableTruncation(handle);
            return new NativeTokenizer(handle);
        } catch (IOException e) {
            throw new ModelUnavailableException(file + " cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            if (e instanceof ModelUnavailableException known) {
                throw known;
            }
            throw new ModelUnavailableException(
                    file + " is no tokenizer that can be read: " + e.getMessage() + "; download or save it again", e);
        }
    }

    /** Ids and segment ids; the text must be well-formed UTF-16. */
    TokenIds ids(String text, boolean specialTokens) {
        return with(text, specialTokens, encoding -> {
            long[] ids = TokenizersLibrary.LIB.getTokenIds(encoding);
            return new TokenIds(ids, TokenizersLibrary.LIB.getTypeIds(encoding));
        });
    }

    /** Ids and segment ids of two texts together, with special tokens; both must be well-formed UTF-16. */
    TokenIds pair(String first, String second) {
        return with(
                () -> TokenizersLibrary.LIB.encodeDual(handle, first, second, true),
                encoding -> new TokenIds(
                        TokenizersLibrary.LIB.getTokenIds(encoding), TokenizersLibrary.LIB.getTypeIds(encoding)));
    }

    /** For each token whether it is one that the model added. */
    long[] specialTokenMask(String text) {
        return with(text, true, TokenizersLibrary.LIB::getSpecialTokenMask);
    }

    /** Offsets of the text's own tokens, counted in code points. */
    CharSpan[] codePointSpans(String text) {
        return with(text, false, TokenizersLibrary.LIB::getTokenCharSpans);
    }

    int count(String text) {
        return with(text, false, encoding -> TokenizersLibrary.LIB.getTokenIds(encoding).length);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(long encoding);
    }

    private <T> T with(String text, boolean specialTokens, Reading<T> reading) {
        return with(() -> TokenizersLibrary.LIB.encode(handle, text, specialTokens), reading);
    }

    private <T> T with(LongSupplier encode, Reading<T> reading) {
        lifetime.readLock().lock();
        try {
            if (handle == 0) {
                throw new IllegalStateException("the tokenizer is closed");
            }
            long encoding = encode.getAsLong();
            try {
                return reading.of(encoding);
            } finally {
                TokenizersLibrary.LIB.deleteEncoding(encoding);
            }
        } finally {
            lifetime.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lifetime.writeLock().lock();
        try {
            if (handle != 0) {
                TokenizersLibrary.LIB.deleteTokenizer(handle);
                handle = 0;
            }
        } finally {
            lifetime.writeLock().unlock();
        }
    }
}
