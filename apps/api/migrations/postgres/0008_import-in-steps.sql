ALTER TABLE "people_import" ADD COLUMN "unfinished" jsonb;--> statement-breakpoint
ALTER TABLE "people_import" ADD COLUMN "undoing_at" bigint;