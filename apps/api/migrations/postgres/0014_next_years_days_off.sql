ALTER TABLE "next_year" ADD COLUMN "days_off" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
INSERT INTO "calendar_entry" ("person_id", "meeting_id", "email", "sequence", "cancelled", "starts_at_ms", "minutes", "hub_name", "number", "place")
SELECT DISTINCT p."id", m."id", p."email", m."version", false, m."starts_at_ms", m."minutes", h."name", m."number", m."place"
FROM "meeting" m
JOIN "hub_group" g ON g."id" = m."group_id"
JOIN "hub" h ON h."id" = g."hub_id"
JOIN "person" p ON p."id" IN (g."facilitator_id", g."co_facilitator_id") OR p."id" IN (SELECT "person_id" FROM "membership" WHERE "group_id" = g."id")
WHERE m."status" = 'planned' AND p."left_at" IS NULL AND (p."joined_at" IS NOT NULL OR p."invited_at" IS NOT NULL)
AND NOT EXISTS (SELECT 1 FROM "calendar_entry" c WHERE c."person_id" = p."id" AND c."meeting_id" = m."id");
