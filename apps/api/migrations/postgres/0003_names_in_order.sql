DROP INDEX "person_school_name";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "called" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "sort_name" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "found_by" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "reference" ADD COLUMN "sort_name" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "reference" ADD COLUMN "found_by" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "reference_school_order" ON "reference" USING btree ("school_id","sort_name","id");--> statement-breakpoint
CREATE INDEX "person_school_name" ON "person" USING btree ("school_id","sort_name","id");