package io.embedsmith.training.mining;

/** What makes a passage a hard negative. */
public record MiningSettings(RankRange range, ScoreLimits limits, Sameness sameness, Choice choice) {}
