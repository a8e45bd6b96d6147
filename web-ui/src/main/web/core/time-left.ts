/** With less behind it, nobody knows how fast it goes. */
const SHORTEST_SECONDS = 4;

/** How long work still takes, by how fast it went since it was first looked at: what an earlier attempt did costs nothing. */
export class TimeLeft {
    private first: { share: number; at: number } | undefined;

    /** Seconds, told how much of the work is done at a time in milliseconds; undefined while nothing can be said. */
    after(share: number, now: number): number | undefined {
        // A job that goes on begins with nothing done, and has what was done before a moment later.
        if (this.first === undefined || this.first.share === 0 || share < this.first.share) {
            this.first = { share, at: now };
        }
        const gained = share - this.first.share;
        const seconds = (now - this.first.at) / 1000;
        return gained <= 0 || share >= 1 || seconds < SHORTEST_SECONDS ? undefined : (seconds / gained) * (1 - share);
    }
}
