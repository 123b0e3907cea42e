ALTER TABLE "hours_correction" ADD COLUMN "reading" text;--> statement-breakpoint
ALTER TABLE "report_period" ADD COLUMN "cuts" jsonb;