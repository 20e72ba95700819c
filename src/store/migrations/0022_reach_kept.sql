-- Territories granted, looked for: see wilayah_territories(). What was one read of every territory of the organisation for
-- those below now goes by the index on the parent; OFFSET 0 keeps the planner from turning that round.
CREATE FUNCTION wilayah_find_territories() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH RECURSIVE asking AS MATERIALIZED (SELECT wilayah_org() AS org_id, wilayah_today() AS today),
  holding AS MATERIALIZED (
    SELECT e.plan_id FROM asking q
    JOIN plan_effects e ON e.org_id = q.org_id AND e.effective @> q.today AND upper_inf(e.recorded)
  ), granted AS (
    SELECT ra.territory_id AS id FROM asking q
    JOIN rep_assignments ra ON ra.org_id = q.org_id AND ra.rep_id = ANY ((SELECT wilayah_reps())::uuid[]) AND upper_inf(ra.recorded)
    JOIN plans p ON p.org_id = ra.org_id AND p.id = ra.plan_id
    JOIN territories t ON t.org_id = ra.org_id AND t.id = ra.territory_id AND NOT t.is_removed
    WHERE (p.id IN (SELECT plan_id FROM holding) AND ra.valid @> q.today)
      OR (p.state IN ('in-review', 'approved', 'scheduled') AND (upper_inf(ra.valid) OR upper(ra.valid) > q.today))
    UNION
    SELECT below.id FROM granted g CROSS JOIN LATERAL (
      SELECT t.id FROM asking q JOIN territories t ON t.org_id = q.org_id AND t.parent_id = g.id AND NOT t.is_removed OFFSET 0
    ) below
  )
  SELECT coalesce(array_agg(id), '{}') FROM granted
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION wilayah_find_territories FROM PUBLIC;
--> statement-breakpoint
-- Some ten policies of one request ask for the same list. It is kept for the transaction under the name of who asks and when,
-- and forgotten as soon as a statement of this transaction writes what it follows from.
CREATE OR REPLACE FUNCTION wilayah_territories() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  asking text := concat_ws('|', wilayah_org(), wilayah_member(), wilayah_today());
  kept text := current_setting('wilayah.territories', true);
  found uuid[];
BEGIN
  IF split_part(kept, '=', 1) = asking THEN
    RETURN split_part(kept, '=', 2)::uuid[];
  END IF;
  found := wilayah_find_territories();
  PERFORM set_config('wilayah.territories', asking || '=' || found::text, true);
  RETURN found;
END
$$;
--> statement-breakpoint
CREATE FUNCTION wilayah_forget_territories() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM set_config('wilayah.territories', '', true);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER forget_territories AFTER INSERT OR UPDATE OR DELETE ON rep_assignments FOR EACH STATEMENT EXECUTE FUNCTION wilayah_forget_territories();
--> statement-breakpoint
CREATE TRIGGER forget_territories AFTER INSERT OR UPDATE OR DELETE ON plan_effects FOR EACH STATEMENT EXECUTE FUNCTION wilayah_forget_territories();
--> statement-breakpoint
CREATE TRIGGER forget_territories AFTER INSERT OR UPDATE OR DELETE ON plans FOR EACH STATEMENT EXECUTE FUNCTION wilayah_forget_territories();
--> statement-breakpoint
CREATE TRIGGER forget_territories AFTER INSERT OR UPDATE OR DELETE ON territories FOR EACH STATEMENT EXECUTE FUNCTION wilayah_forget_territories();
--> statement-breakpoint
CREATE TRIGGER forget_territories AFTER INSERT OR UPDATE OR DELETE ON reps FOR EACH STATEMENT EXECUTE FUNCTION wilayah_forget_territories();
--> statement-breakpoint
CREATE TRIGGER forget_territories AFTER INSERT OR UPDATE OR DELETE ON teams FOR EACH STATEMENT EXECUTE FUNCTION wilayah_forget_territories();
--> statement-breakpoint
CREATE TRIGGER forget_territories AFTER INSERT OR UPDATE OR DELETE ON members FOR EACH STATEMENT EXECUTE FUNCTION wilayah_forget_territories();
