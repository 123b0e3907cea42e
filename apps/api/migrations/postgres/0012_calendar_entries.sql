CREATE TABLE "calendar_entry" (
	"person_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"email" text NOT NULL,
	"sequence" integer NOT NULL,
	"cancelled" boolean NOT NULL,
	"starts_at_ms" bigint NOT NULL,
	"minutes" integer NOT NULL,
	"hub_name" text NOT NULL,
	"number" integer NOT NULL,
	"place" text NOT NULL,
	CONSTRAINT "calendar_entry_person_id_meeting_id_pk" PRIMARY KEY("person_id","meeting_id")
);
--> statement-breakpoint
ALTER TABLE "calendar_entry" ADD CONSTRAINT "calendar_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_entry_start" ON "calendar_entry" USING btree ("starts_at_ms");