#!/bin/sh
# Run once, as the superuser, when the database is made: an owner of its own without rights elsewhere.
set -eu
psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres -v password="$WILAYAH_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE wilayah_app NOLOGIN NOBYPASSRLS;
-- CREATEROLE for the first migration, which makes wilayah_app where it is not there
CREATE ROLE wilayah LOGIN CREATEROLE PASSWORD :'password';
GRANT wilayah_app TO wilayah WITH ADMIN TRUE, INHERIT FALSE, SET TRUE;
CREATE DATABASE wilayah OWNER wilayah ENCODING 'UTF8' TEMPLATE template0;
SQL
