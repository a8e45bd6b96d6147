#!/bin/bash
# Runs once, when the database volume is empty: the role that owns the tables, the role that the server works as, which
# row-level security binds, and the database with pgvector in it.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner_password="$EMBEDSMITH_DATABASE_OWNER_PASSWORD" -v app_password="$EMBEDSMITH_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE embedsmith_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE embedsmith_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'app_password';
CREATE DATABASE embedsmith OWNER embedsmith_owner;
\connect embedsmith
CREATE EXTENSION vector;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
SQL
