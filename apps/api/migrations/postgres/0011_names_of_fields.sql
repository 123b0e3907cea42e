ALTER TABLE "person" RENAME COLUMN "called" TO "preferred_name";--> statement-breakpoint
ALTER TABLE "attendance_change" RENAME COLUMN "way" TO "method";--> statement-breakpoint
UPDATE "people_import" SET "columns" = replace("columns"::text, '"called"', '"preferredName"')::jsonb, "unfinished" = replace("unfinished"::text, '"called"', '"preferredName"')::jsonb;--> statement-breakpoint
UPDATE "people_import_line" SET "before" = replace("before"::text, '"called":', '"preferredName":')::jsonb, "after" = replace("after"::text, '"called":', '"preferredName":')::jsonb;
