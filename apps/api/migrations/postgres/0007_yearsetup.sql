CREATE TABLE "people_import" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL,
	"heading" text NOT NULL,
	"columns" jsonb NOT NULL,
	"added" integer NOT NULL,
	"changed" integer NOT NULL,
	"left" integer NOT NULL,
	"undone_at" bigint
);
--> statement-breakpoint
CREATE TABLE "people_import_line" (
	"id" text PRIMARY KEY NOT NULL,
	"import_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "sourced_id" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "invited_at" bigint;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "invitation_mail_id" text;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "usual_day" text DEFAULT 'wed' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "usual_starts_at" text DEFAULT '15:30' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "usual_place" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "steps_checked" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "people_import" ADD CONSTRAINT "people_import_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_import" ADD CONSTRAINT "people_import_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_import_line" ADD CONSTRAINT "people_import_line_import_id_people_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."people_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_import_line" ADD CONSTRAINT "people_import_line_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "people_import_school" ON "people_import" USING btree ("school_id","at");--> statement-breakpoint
CREATE INDEX "people_import_line_of" ON "people_import_line" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "people_import_line_person" ON "people_import_line" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_sourced" ON "person" USING btree ("school_id","sourced_id");