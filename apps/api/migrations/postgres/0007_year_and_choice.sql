CREATE TABLE "accessibility" (
	"school_id" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"changed_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "placement_change" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"kind" text NOT NULL,
	"moves" jsonb NOT NULL,
	"reason" text NOT NULL,
	"cost" jsonb NOT NULL,
	"by_id" text,
	"at" bigint NOT NULL,
	"undone_at" bigint
);
--> statement-breakpoint
CREATE TABLE "reallocation" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by_id" text NOT NULL,
	"record" jsonb NOT NULL,
	"assignments" jsonb NOT NULL,
	"accepted_at" bigint
);
--> statement-breakpoint
CREATE TABLE "swap_offer" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"state" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "swap_part" (
	"id" text PRIMARY KEY NOT NULL,
	"offer_id" text NOT NULL,
	"person_id" text NOT NULL,
	"standing" text,
	"from_hub_id" text NOT NULL,
	"to_hub_id" text NOT NULL,
	"accepts" boolean,
	"answered_at" bigint
);
--> statement-breakpoint
CREATE TABLE "waiting_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"hub_id" text NOT NULL,
	"person_id" text NOT NULL,
	"joined_at" bigint NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"offered_at" bigint,
	"expires_at" bigint,
	"group_id" text,
	"seat" integer,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "choice_reminder" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"person_id" text NOT NULL,
	"event" text NOT NULL,
	"at" bigint NOT NULL,
	"by_id" text
);
--> statement-breakpoint
CREATE TABLE "catch_up" (
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"minutes" integer NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "catch_up_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "hours_correction" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"person_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"kind" text NOT NULL,
	"minutes" integer NOT NULL,
	"reason" text NOT NULL,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"person_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"code" text NOT NULL,
	"content" jsonb NOT NULL,
	"issued_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"event" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"path" text NOT NULL,
	"meeting_id" text,
	"by_id" text,
	"at" bigint NOT NULL,
	"read_at" bigint,
	"digest_at" bigint
);
--> statement-breakpoint
CREATE TABLE "notice_choice" (
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"way" text NOT NULL,
	CONSTRAINT "notice_choice_person_id_kind_pk" PRIMARY KEY("person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"person_id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "hub" ADD COLUMN "may_close" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "hub" ADD COLUMN "most_groups" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "hub" ADD COLUMN "closed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "refused_at" bigint;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "calendar" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "sourced_id" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "invited_at" bigint;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "invitation_mail_id" text;--> statement-breakpoint
ALTER TABLE "placement_rule" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "support_places" integer;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "usual_day" text DEFAULT 'wed' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "usual_starts_at" text DEFAULT '15:30' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "usual_place" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "steps_checked" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "accessibility" ADD CONSTRAINT "accessibility_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_import" ADD CONSTRAINT "people_import_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_import" ADD CONSTRAINT "people_import_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_import_line" ADD CONSTRAINT "people_import_line_import_id_people_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."people_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_import_line" ADD CONSTRAINT "people_import_line_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_change" ADD CONSTRAINT "placement_change_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_change" ADD CONSTRAINT "placement_change_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reallocation" ADD CONSTRAINT "reallocation_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reallocation" ADD CONSTRAINT "reallocation_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swap_offer" ADD CONSTRAINT "swap_offer_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swap_part" ADD CONSTRAINT "swap_part_offer_id_swap_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."swap_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swap_part" ADD CONSTRAINT "swap_part_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swap_part" ADD CONSTRAINT "swap_part_from_hub_id_hub_id_fk" FOREIGN KEY ("from_hub_id") REFERENCES "public"."hub"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swap_part" ADD CONSTRAINT "swap_part_to_hub_id_hub_id_fk" FOREIGN KEY ("to_hub_id") REFERENCES "public"."hub"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_hub_id_hub_id_fk" FOREIGN KEY ("hub_id") REFERENCES "public"."hub"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_group_id_hub_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."hub_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_reminder" ADD CONSTRAINT "choice_reminder_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_reminder" ADD CONSTRAINT "choice_reminder_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_reminder" ADD CONSTRAINT "choice_reminder_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catch_up" ADD CONSTRAINT "catch_up_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catch_up" ADD CONSTRAINT "catch_up_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_correction" ADD CONSTRAINT "hours_correction_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_correction" ADD CONSTRAINT "hours_correction_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_correction" ADD CONSTRAINT "hours_correction_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_correction" ADD CONSTRAINT "hours_correction_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "people_import_school" ON "people_import" USING btree ("school_id","at");--> statement-breakpoint
CREATE INDEX "people_import_line_of" ON "people_import_line" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "people_import_line_person" ON "people_import_line" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "placement_change_programme" ON "placement_change" USING btree ("programme_id","at");--> statement-breakpoint
CREATE INDEX "reallocation_programme" ON "reallocation" USING btree ("programme_id","created_at");--> statement-breakpoint
CREATE INDEX "swap_offer_programme" ON "swap_offer" USING btree ("programme_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "swap_part_open" ON "swap_part" USING btree ("person_id","standing");--> statement-breakpoint
CREATE INDEX "swap_part_offer" ON "swap_part" USING btree ("offer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_entry_person" ON "waiting_entry" USING btree ("programme_id","person_id","hub_id");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_entry_number" ON "waiting_entry" USING btree ("hub_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_entry_seat" ON "waiting_entry" USING btree ("group_id","seat");--> statement-breakpoint
CREATE UNIQUE INDEX "choice_reminder_event" ON "choice_reminder" USING btree ("programme_id","person_id","event");--> statement-breakpoint
CREATE INDEX "catch_up_person" ON "catch_up" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "hours_correction_person" ON "hours_correction" USING btree ("person_id","programme_id","at");--> statement-breakpoint
CREATE INDEX "hours_correction_year" ON "hours_correction" USING btree ("programme_id");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_code" ON "certificate" USING btree ("code");--> statement-breakpoint
CREATE INDEX "certificate_person" ON "certificate" USING btree ("person_id","programme_id","issued_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "notice" USING btree ("person_id","event");--> statement-breakpoint
CREATE INDEX "notice_person" ON "notice" USING btree ("person_id","at","id");--> statement-breakpoint
CREATE INDEX "notice_meeting" ON "notice" USING btree ("meeting_id","kind");--> statement-breakpoint
CREATE INDEX "notice_digest" ON "notice" USING btree ("digest_at");--> statement-breakpoint
CREATE INDEX "notice_at" ON "notice" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feed_token" ON "calendar_feed" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "ballot_of" ON "ballot" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "mail_refused" ON "mail" USING btree ("refused_at");--> statement-breakpoint
CREATE UNIQUE INDEX "person_sourced" ON "person" USING btree ("school_id","sourced_id");