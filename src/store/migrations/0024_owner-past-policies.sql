-- An owner that is no superuser was held by the policies of wilayah_app too, which it is a member of and inherits from:
-- jobs, audit log and sign-in found nothing. It keeps the right to become wilayah_app and inherits nothing of it.
DO $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE format('GRANT wilayah_app TO %I WITH INHERIT FALSE, SET TRUE', current_user);
  ELSE
    -- without inheritance, owning the database no longer opens its schema
    EXECUTE format('GRANT USAGE, CREATE ON SCHEMA public TO %I', current_user);
    EXECUTE format('ALTER ROLE %I NOINHERIT', current_user);
  END IF;
  IF pg_has_role(current_user, 'wilayah_app', 'USAGE') THEN
    RAISE EXCEPTION 'the role % must not inherit from wilayah_app', current_user
      USING HINT = format('as a superuser: GRANT wilayah_app TO %I WITH INHERIT FALSE', current_user);
  END IF;
END $$;
