-- Below it hybrid searches by the collection's own fusion cut, unless they say a threshold themselves; null for no cut.
ALTER TABLE embedsmith.collection
    ADD COLUMN threshold double precision CHECK (threshold >= 0 AND threshold <= 1);
GRANT UPDATE (threshold) ON embedsmith.collection TO ${applicationRole};
