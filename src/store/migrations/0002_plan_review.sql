ALTER TABLE "plans" ADD COLUMN "rejected_by" uuid;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "rejection_reason" text;--> statement-breakpoint
-- Who sent a plan back goes on seeing that it is in draft again; without this, the update itself would be refused.
DROP POLICY reach ON plans;
--> statement-breakpoint
CREATE POLICY reach ON plans AS RESTRICTIVE FOR SELECT TO wilayah_app
  USING ((SELECT wilayah_sees_all()) OR state <> 'draft' OR rejected_by = (SELECT wilayah_member()));
--> statement-breakpoint
-- What an approval binds, by codes, so that a copy with other ids has the same content. Past the policies on purpose:
-- who approves is shown a part of the plan, and approves the whole. Nothing of the content leaves but its hash.
CREATE FUNCTION plan_content_hash(plan uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH content AS (
    SELECT jsonb_build_array('plan', p.sales_force, p.layer_id)::text AS line FROM plans p
      WHERE p.org_id = wilayah_org() AND p.id = plan
    UNION ALL
    SELECT jsonb_build_array('territory', t.code, t.name, parent.code, t.share)::text FROM territories t
      LEFT JOIN territories parent ON parent.org_id = t.org_id AND parent.id = t.parent_id
      WHERE t.org_id = wilayah_org() AND t.plan_id = plan
    UNION ALL
    SELECT jsonb_build_array('unit', u.code, t.code)::text FROM alignment a
      JOIN units u ON u.org_id = a.org_id AND u.id = a.unit_id
      JOIN territories t ON t.org_id = a.org_id AND t.id = a.territory_id
      WHERE a.org_id = wilayah_org() AND a.plan_id = plan
    UNION ALL
    SELECT jsonb_build_array('account', c.code, t.code, o.cause)::text FROM overrides o
      JOIN accounts c ON c.org_id = o.org_id AND c.id = o.account_id
      JOIN territories t ON t.org_id = o.org_id AND t.id = o.territory_id
      WHERE o.org_id = wilayah_org() AND o.plan_id = plan
    UNION ALL
    SELECT jsonb_build_array('rep', r.code, t.code, ra.role, lower(ra.valid), upper(ra.valid))::text FROM rep_assignments ra
      JOIN reps r ON r.org_id = ra.org_id AND r.id = ra.rep_id
      JOIN territories t ON t.org_id = ra.org_id AND t.id = ra.territory_id
      WHERE ra.org_id = wilayah_org() AND ra.plan_id = plan AND upper_inf(ra.recorded)
  )
  SELECT encode(sha256(convert_to(string_agg(line, E'\n' ORDER BY line COLLATE "C"), 'UTF8')), 'hex') FROM content
    WHERE wilayah_role() IS NOT NULL
$$;
