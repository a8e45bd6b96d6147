package io.embedsmith.training.data;

/** An example and where it stands. */
public record Placed<T extends Example>(T example, ExamplePlace place) {}
