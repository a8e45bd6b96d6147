CREATE TABLE embedsmith.later ();
