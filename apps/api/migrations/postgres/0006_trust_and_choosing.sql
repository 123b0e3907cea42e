CREATE TABLE "allocation" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by_id" text NOT NULL,
	"record" jsonb NOT NULL,
	"results" jsonb NOT NULL,
	"prices" jsonb NOT NULL,
	"rule" text NOT NULL,
	"moves" jsonb NOT NULL,
	"reasons" jsonb,
	"published_at" bigint,
	"published_by_id" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "authenticator" (
	"person_id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"next_secret" text,
	"last_step" integer NOT NULL,
	"added_at" bigint
);
--> statement-breakpoint
CREATE TABLE "ballot" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"person_id" text NOT NULL,
	"ranks" jsonb NOT NULL,
	"any" boolean NOT NULL,
	"saved_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counted_trial" (
	"report_id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"strategy_code" text NOT NULL,
	"owner_id" text NOT NULL,
	"did_it" text NOT NULL,
	"decision" text,
	"reason_if_not" text,
	"circle" text,
	"subject" text
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"credential_id" text NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"uses" bigint NOT NULL,
	"transports" jsonb NOT NULL,
	"added_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "passkey_challenge" (
	"session_id" text PRIMARY KEY NOT NULL,
	"challenge" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "placement_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"kind" text NOT NULL,
	"person_id" text NOT NULL,
	"other_id" text,
	"hub_id" text,
	"reason" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"person_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" bigint,
	CONSTRAINT "recovery_code_person_id_code_hash_pk" PRIMARY KEY("person_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "search_task" (
	"name" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"record" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shown_counts" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"subject" text NOT NULL,
	"at" bigint NOT NULL,
	"cells" jsonb NOT NULL,
	"shown" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "link_token" ADD COLUMN "request_hash" text;--> statement-breakpoint
ALTER TABLE "link_token" ADD COLUMN "code_hash" text;--> statement-breakpoint
ALTER TABLE "link_token" ADD COLUMN "replaced_at" bigint;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "rank" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "factor_asked_at" bigint;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "partner_ids" jsonb;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "choosing" text DEFAULT 'first-come' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "choosing_seed" text;--> statement-breakpoint
ALTER TABLE "pulse" ADD COLUMN "summed_in" text;--> statement-breakpoint
ALTER TABLE "reply" ADD COLUMN "visitor_via" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "mailed_at" bigint;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "owes" text;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_published_by_id_person_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authenticator" ADD CONSTRAINT "authenticator_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_trial" ADD CONSTRAINT "counted_trial_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_trial" ADD CONSTRAINT "counted_trial_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_trial" ADD CONSTRAINT "counted_trial_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_rule" ADD CONSTRAINT "placement_rule_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_rule" ADD CONSTRAINT "placement_rule_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_rule" ADD CONSTRAINT "placement_rule_other_id_person_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_rule" ADD CONSTRAINT "placement_rule_hub_id_hub_id_fk" FOREIGN KEY ("hub_id") REFERENCES "public"."hub"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "allocation_programme" ON "allocation" USING btree ("programme_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ballot_person" ON "ballot" USING btree ("programme_id","person_id");--> statement-breakpoint
CREATE INDEX "counted_trial_strategy" ON "counted_trial" USING btree ("school_id","strategy_code");--> statement-breakpoint
CREATE INDEX "counted_trial_year" ON "counted_trial" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "counted_trial_owner" ON "counted_trial" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "passkey_person" ON "passkey" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "placement_rule_programme" ON "placement_rule" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "search_task_at" ON "search_task" USING btree ("at","name");--> statement-breakpoint
CREATE INDEX "shown_counts_subject" ON "shown_counts" USING btree ("programme_id","subject","at");--> statement-breakpoint
CREATE INDEX "identity_person" ON "identity" USING btree ("person_id","issuer");--> statement-breakpoint
CREATE INDEX "link_token_request" ON "link_token" USING btree ("request_hash");--> statement-breakpoint
CREATE INDEX "mail_rank" ON "mail" USING btree ("rank","next_try_at");--> statement-breakpoint
CREATE INDEX "mail_about" ON "mail" USING btree ("to","about","created_at");--> statement-breakpoint
CREATE INDEX "pulse_summed" ON "pulse" USING btree ("summed_in");