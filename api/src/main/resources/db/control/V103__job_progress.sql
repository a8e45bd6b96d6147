-- How much of a job is done, what is on its way counted in part: moves while the first block of documents is not committed.
ALTER TABLE embedsmith.job ADD COLUMN progress double precision CHECK (progress BETWEEN 0 AND 1);
