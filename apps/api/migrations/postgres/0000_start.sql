CREATE TABLE "answered" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"key" text NOT NULL,
	"asked" text NOT NULL,
	"answer" jsonb NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"status" text NOT NULL,
	"recorded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"subject_id" text,
	"at" bigint NOT NULL,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"person_id" text PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "day_off" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"day" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hub_group" (
	"id" text PRIMARY KEY NOT NULL,
	"hub_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"places" integer NOT NULL,
	"facilitator_id" text,
	"co_facilitator_id" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "guess" (
	"account" text PRIMARY KEY NOT NULL,
	"times" jsonb NOT NULL,
	"last_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "half_term" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hub" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"slug" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"question" text NOT NULL,
	"summary" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"linked_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "link_token" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"kind" text NOT NULL,
	"school_id" text NOT NULL,
	"person_id" text,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" text PRIMARY KEY NOT NULL,
	"to" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"created_at" bigint NOT NULL,
	"stale_at" bigint NOT NULL,
	"next_try_at" bigint,
	"tries" integer NOT NULL,
	"sent_at" bigint,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"group_id" text NOT NULL,
	"half_term_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"date" text NOT NULL,
	"starts_at" text NOT NULL,
	"starts_at_ms" bigint NOT NULL,
	"minutes" integer NOT NULL,
	"place" text NOT NULL,
	"with_break" boolean NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"person_id" text NOT NULL,
	"hub_id" text NOT NULL,
	"group_id" text NOT NULL,
	"seat" integer NOT NULL,
	"kind" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "not_this_year" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"person_id" text NOT NULL,
	"said_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcome" (
	"id" text PRIMARY KEY NOT NULL,
	"hub_id" text NOT NULL,
	"position" integer NOT NULL,
	"statement" text NOT NULL,
	"audiences" jsonb NOT NULL,
	"how_we_will_know" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"staff_kind" text NOT NULL,
	"job" text NOT NULL,
	"department" text NOT NULL,
	"working_days" jsonb NOT NULL,
	"senior_leader" boolean NOT NULL,
	"roles" jsonb NOT NULL,
	"theme" text DEFAULT 'system' NOT NULL,
	"joined_at" bigint,
	"left_at" bigint,
	"created_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"name" text NOT NULL,
	"current" boolean NOT NULL,
	"summary" text NOT NULL,
	"aims" jsonb NOT NULL,
	"reading" jsonb NOT NULL,
	"meeting_minutes" integer NOT NULL,
	"group_min" integer NOT NULL,
	"group_max" integer NOT NULL,
	"choice_opens_at" bigint NOT NULL,
	"choice_closes_at" bigint NOT NULL,
	"dates_checked" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run" (
	"meeting_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"state" jsonb NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_command" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"command_id" text NOT NULL,
	"version" integer NOT NULL,
	"person_id" text,
	"command" jsonb NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "school" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"set_up_at" bigint,
	"created_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "segment" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"minutes" integer NOT NULL,
	"floor_minutes" integer NOT NULL,
	"protected" boolean NOT NULL,
	"prompt" text NOT NULL,
	"notes" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" text NOT NULL,
	"device" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"proved_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_off" ADD CONSTRAINT "day_off_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub_group" ADD CONSTRAINT "hub_group_hub_id_hub_id_fk" FOREIGN KEY ("hub_id") REFERENCES "public"."hub"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub_group" ADD CONSTRAINT "hub_group_facilitator_id_person_id_fk" FOREIGN KEY ("facilitator_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub_group" ADD CONSTRAINT "hub_group_co_facilitator_id_person_id_fk" FOREIGN KEY ("co_facilitator_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "half_term" ADD CONSTRAINT "half_term_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub" ADD CONSTRAINT "hub_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub" ADD CONSTRAINT "hub_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_token" ADD CONSTRAINT "link_token_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_group_id_hub_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."hub_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_half_term_id_half_term_id_fk" FOREIGN KEY ("half_term_id") REFERENCES "public"."half_term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_hub_id_hub_id_fk" FOREIGN KEY ("hub_id") REFERENCES "public"."hub"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_group_id_hub_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."hub_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_this_year" ADD CONSTRAINT "not_this_year_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_this_year" ADD CONSTRAINT "not_this_year_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_hub_id_hub_id_fk" FOREIGN KEY ("hub_id") REFERENCES "public"."hub"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_command" ADD CONSTRAINT "run_command_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_command" ADD CONSTRAINT "run_command_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment" ADD CONSTRAINT "segment_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answered_key" ON "answered" USING btree ("person_id","key");--> statement-breakpoint
CREATE INDEX "answered_at" ON "answered" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_person" ON "attendance" USING btree ("meeting_id","person_id");--> statement-breakpoint
CREATE INDEX "attendance_of" ON "attendance" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "audit_school_at" ON "audit" USING btree ("school_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "day_off_day" ON "day_off" USING btree ("programme_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "group_hub_position" ON "hub_group" USING btree ("hub_id","position");--> statement-breakpoint
CREATE INDEX "group_facilitator" ON "hub_group" USING btree ("facilitator_id");--> statement-breakpoint
CREATE INDEX "group_co_facilitator" ON "hub_group" USING btree ("co_facilitator_id");--> statement-breakpoint
CREATE INDEX "guess_last_at" ON "guess" USING btree ("last_at");--> statement-breakpoint
CREATE UNIQUE INDEX "half_term_position" ON "half_term" USING btree ("programme_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "hub_programme_slug" ON "hub" USING btree ("programme_id","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "identity_issuer_subject" ON "identity" USING btree ("issuer","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "link_token_hash" ON "link_token" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "link_token_person" ON "link_token" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "link_token_expires" ON "link_token" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mail_waiting" ON "mail" USING btree ("next_try_at");--> statement-breakpoint
CREATE INDEX "mail_stale" ON "mail" USING btree ("stale_at");--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_group_number" ON "meeting" USING btree ("group_id","number");--> statement-breakpoint
CREATE INDEX "meeting_group_start" ON "meeting" USING btree ("group_id","starts_at_ms");--> statement-breakpoint
CREATE INDEX "meeting_school_start" ON "meeting" USING btree ("school_id","starts_at_ms");--> statement-breakpoint
CREATE INDEX "meeting_half_term" ON "meeting" USING btree ("half_term_id","date");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_one_hub" ON "membership" USING btree ("programme_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_one_seat" ON "membership" USING btree ("group_id","seat");--> statement-breakpoint
CREATE INDEX "membership_hub" ON "membership" USING btree ("hub_id");--> statement-breakpoint
CREATE INDEX "membership_person" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "not_this_year_person" ON "not_this_year" USING btree ("programme_id","person_id");--> statement-breakpoint
CREATE INDEX "outcome_hub" ON "outcome" USING btree ("hub_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE INDEX "person_school_name" ON "person" USING btree ("school_id","name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "programme_school_name" ON "programme" USING btree ("school_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "run_command_id" ON "run_command" USING btree ("meeting_id","command_id");--> statement-breakpoint
CREATE UNIQUE INDEX "school_slug" ON "school" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "segment_meeting" ON "segment" USING btree ("meeting_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "session_token_hash" ON "session" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_expires" ON "session" USING btree ("expires_at");