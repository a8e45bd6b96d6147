package io.embedsmith.training.mining;

/** What negatives are looked for, and how candidates are found there. */
public record MiningPlace(MiningData data, CandidateSearch search) {

    /** Every candidate is looked at for every query. */
    public static MiningPlace exact(MiningData data) {
        return new MiningPlace(data, data.exactSearch());
    }
}
