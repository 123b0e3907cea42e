CREATE TABLE "agenda_before" (
	"meeting_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"label" text NOT NULL,
	"segments" jsonb NOT NULL,
	"with_break" boolean NOT NULL,
	"item_keys" jsonb NOT NULL,
	"candidate_id" text
);
--> statement-breakpoint
CREATE TABLE "agenda_template" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"meeting_kind" text NOT NULL,
	"parts" jsonb NOT NULL,
	"checklist" jsonb NOT NULL,
	"shared" boolean NOT NULL,
	"archived_at" bigint,
	"created_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendance_change" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"number" integer NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"arrived_before" bigint,
	"arrived_after" bigint,
	"left_before" bigint,
	"left_after" bigint,
	"way" text NOT NULL,
	"by_id" text,
	"reason" text,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "candidate" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"proposed_by_id" text NOT NULL,
	"title" text NOT NULL,
	"technique" text NOT NULL,
	"why" text NOT NULL,
	"failing" text NOT NULL,
	"url" text NOT NULL,
	"read_minutes" integer,
	"presenter_id" text,
	"strategy_code" text,
	"up" boolean NOT NULL,
	"withdrawn_at" bigint,
	"created_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "candidate_ballot" (
	"meeting_id" text PRIMARY KEY NOT NULL,
	"closed_at" bigint,
	"taken_id" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "candidate_notice" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "candidate_vote" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"candidate_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "check_in" (
	"plan_id" text PRIMARY KEY NOT NULL,
	"asked_at" bigint NOT NULL,
	"answered_at" bigint,
	"did_it" text,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checklist_item" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"key" text NOT NULL,
	"text" text NOT NULL,
	"added_at" bigint NOT NULL,
	"ticked_by_id" text,
	"ticked_at" bigint,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "door" (
	"meeting_id" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"slot" integer NOT NULL,
	"slot_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "door_code" (
	"code" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"slot" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facilitator_note" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"text" text NOT NULL,
	"version" integer NOT NULL,
	"edited_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "minutes" (
	"meeting_id" text PRIMARY KEY NOT NULL,
	"learned" text NOT NULL,
	"questions" text NOT NULL,
	"version" integer NOT NULL,
	"edited_by_id" text NOT NULL,
	"edited_at" bigint NOT NULL,
	"shown_learned" text NOT NULL,
	"shown_questions" text NOT NULL,
	"shown_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "minutes_sending" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"number" integer NOT NULL,
	"by_id" text NOT NULL,
	"people" integer NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observation" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"group_id" text NOT NULL,
	"observed_id" text NOT NULL,
	"observer_id" text NOT NULL,
	"date" text NOT NULL,
	"starts_at" text NOT NULL,
	"starts_at_ms" bigint NOT NULL,
	"minutes" integer NOT NULL,
	"place" text NOT NULL,
	"setting" text NOT NULL,
	"focus" text NOT NULL,
	"evidence_asked" text NOT NULL,
	"tool" text,
	"cover" text NOT NULL,
	"status" text NOT NULL,
	"notes" text NOT NULL,
	"conclusion" text NOT NULL,
	"thanks" text NOT NULL,
	"shared" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"to_id" text NOT NULL,
	"by_id" text NOT NULL,
	"text" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "partner_set" (
	"meeting_id" text PRIMARY KEY NOT NULL,
	"sets" jsonb NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"group_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"technique" text NOT NULL,
	"strategy_code" text,
	"adaptation" text NOT NULL,
	"setting" text NOT NULL,
	"first_on" text NOT NULL,
	"how_often" text NOT NULL,
	"cue" text NOT NULL,
	"less_of" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"evidence_note" text NOT NULL,
	"confidence" integer,
	"visibility" text NOT NULL,
	"on_screen" boolean NOT NULL,
	"status" text NOT NULL,
	"carried_from" text,
	"times_carried" integer NOT NULL,
	"promised_on" text NOT NULL,
	"check_in_on" text,
	"created_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pulse" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"useful" integer NOT NULL,
	"heard" integer NOT NULL,
	"next_step" integer NOT NULL,
	"line" text NOT NULL,
	"counted" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pulse_given" (
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "pulse_given_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"did_it" text NOT NULL,
	"times" integer,
	"what_happened" text NOT NULL,
	"evidence" text NOT NULL,
	"surprise" text NOT NULL,
	"decision" text,
	"reason_if_not" text,
	"written_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "screen" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"code" text NOT NULL,
	"code_until" bigint NOT NULL,
	"address" text NOT NULL,
	"meeting_id" text,
	"paired_at" bigint,
	"last_seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support_request" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"from_id" text NOT NULL,
	"what" text NOT NULL,
	"state" text NOT NULL,
	"answer" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"closed_at" bigint,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"meeting_id" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"person_id" text,
	"used_at" bigint
);
--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "arrived_at" bigint;--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "left_at" bigint;--> statement-breakpoint
ALTER TABLE "hub" ADD COLUMN "observation" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "reminders" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "segment" ADD COLUMN "links" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "segment" ADD COLUMN "materials" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "segment" ADD COLUMN "presenter_id" text;--> statement-breakpoint
ALTER TABLE "agenda_before" ADD CONSTRAINT "agenda_before_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_before" ADD CONSTRAINT "agenda_before_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_template" ADD CONSTRAINT "agenda_template_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_template" ADD CONSTRAINT "agenda_template_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_change" ADD CONSTRAINT "attendance_change_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_change" ADD CONSTRAINT "attendance_change_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_change" ADD CONSTRAINT "attendance_change_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_proposed_by_id_person_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_presenter_id_person_id_fk" FOREIGN KEY ("presenter_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_ballot" ADD CONSTRAINT "candidate_ballot_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_ballot" ADD CONSTRAINT "candidate_ballot_taken_id_candidate_id_fk" FOREIGN KEY ("taken_id") REFERENCES "public"."candidate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_notice" ADD CONSTRAINT "candidate_notice_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_notice" ADD CONSTRAINT "candidate_notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_vote" ADD CONSTRAINT "candidate_vote_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_vote" ADD CONSTRAINT "candidate_vote_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_vote" ADD CONSTRAINT "candidate_vote_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_ticked_by_id_person_id_fk" FOREIGN KEY ("ticked_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "door" ADD CONSTRAINT "door_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "door_code" ADD CONSTRAINT "door_code_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitator_note" ADD CONSTRAINT "facilitator_note_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitator_note" ADD CONSTRAINT "facilitator_note_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_edited_by_id_person_id_fk" FOREIGN KEY ("edited_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_sending" ADD CONSTRAINT "minutes_sending_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_sending" ADD CONSTRAINT "minutes_sending_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_group_id_hub_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."hub_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_observed_id_person_id_fk" FOREIGN KEY ("observed_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_observer_id_person_id_fk" FOREIGN KEY ("observer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_to_id_person_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_set" ADD CONSTRAINT "partner_set_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_group_id_hub_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."hub_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse" ADD CONSTRAINT "pulse_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_given" ADD CONSTRAINT "pulse_given_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_given" ADD CONSTRAINT "pulse_given_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screen" ADD CONSTRAINT "screen_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_from_id_person_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_template_name" ON "agenda_template" USING btree ("school_id","name","id");--> statement-breakpoint
CREATE INDEX "agenda_template_owner" ON "agenda_template" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_change_number" ON "attendance_change" USING btree ("meeting_id","person_id","number");--> statement-breakpoint
CREATE INDEX "attendance_change_at" ON "attendance_change" USING btree ("meeting_id","at","id");--> statement-breakpoint
CREATE INDEX "candidate_meeting" ON "candidate" USING btree ("meeting_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "candidate_notice_one" ON "candidate_notice" USING btree ("meeting_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "candidate_vote_one" ON "candidate_vote" USING btree ("meeting_id","person_id");--> statement-breakpoint
CREATE INDEX "candidate_vote_for" ON "candidate_vote" USING btree ("candidate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "checklist_item_key" ON "checklist_item" USING btree ("meeting_id","key");--> statement-breakpoint
CREATE INDEX "door_code_slot" ON "door_code" USING btree ("meeting_id","slot");--> statement-breakpoint
CREATE UNIQUE INDEX "facilitator_note_person" ON "facilitator_note" USING btree ("meeting_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_sending_number" ON "minutes_sending" USING btree ("meeting_id","number");--> statement-breakpoint
CREATE INDEX "observation_observed" ON "observation" USING btree ("observed_id","starts_at_ms");--> statement-breakpoint
CREATE INDEX "observation_observer" ON "observation" USING btree ("observer_id","starts_at_ms");--> statement-breakpoint
CREATE INDEX "observation_shared" ON "observation" USING btree ("group_id","shared","starts_at_ms");--> statement-breakpoint
CREATE INDEX "observation_cover" ON "observation" USING btree ("school_id","cover","starts_at_ms");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_one_each" ON "offer" USING btree ("meeting_id","to_id","by_id");--> statement-breakpoint
CREATE INDEX "offer_to" ON "offer" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "offer_by" ON "offer" USING btree ("by_id");--> statement-breakpoint
CREATE INDEX "plan_owner" ON "plan" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "plan_meeting" ON "plan" USING btree ("meeting_id","owner_id");--> statement-breakpoint
CREATE INDEX "plan_group_status" ON "plan" USING btree ("group_id","status");--> statement-breakpoint
CREATE INDEX "plan_check_in" ON "plan" USING btree ("school_id","check_in_on");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_carried_once" ON "plan" USING btree ("carried_from");--> statement-breakpoint
CREATE INDEX "pulse_meeting" ON "pulse" USING btree ("meeting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_plan_meeting" ON "report" USING btree ("plan_id","meeting_id");--> statement-breakpoint
CREATE INDEX "report_meeting" ON "report" USING btree ("meeting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "screen_token_hash" ON "screen" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "screen_code" ON "screen" USING btree ("code");--> statement-breakpoint
CREATE INDEX "screen_address" ON "screen" USING btree ("address");--> statement-breakpoint
CREATE INDEX "screen_meeting" ON "screen" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "screen_expires" ON "screen" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "support_request_plan" ON "support_request" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "support_request_owner" ON "support_request" USING btree ("owner_id","asked_at","id");--> statement-breakpoint
CREATE INDEX "support_request_from" ON "support_request" USING btree ("from_id","asked_at","id");--> statement-breakpoint
CREATE INDEX "support_request_school" ON "support_request" USING btree ("school_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_token_hash" ON "ticket" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "ticket_meeting" ON "ticket" USING btree ("meeting_id","used_at");--> statement-breakpoint
CREATE INDEX "ticket_person" ON "ticket" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "ticket_expires" ON "ticket" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "segment" ADD CONSTRAINT "segment_presenter_id_person_id_fk" FOREIGN KEY ("presenter_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meeting_status" ON "meeting" USING btree ("status","id");