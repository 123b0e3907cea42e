DROP INDEX "agenda_template_name";--> statement-breakpoint
ALTER TABLE "agenda_template" ADD COLUMN "sort_name" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "agenda_template_name" ON "agenda_template" USING btree ("school_id","sort_name","id");