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
ALTER TABLE "mail" ADD COLUMN "rank" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "partner_ids" jsonb;--> statement-breakpoint
ALTER TABLE "pulse" ADD COLUMN "summed_in" text;--> statement-breakpoint
ALTER TABLE "counted_trial" ADD CONSTRAINT "counted_trial_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_trial" ADD CONSTRAINT "counted_trial_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_trial" ADD CONSTRAINT "counted_trial_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counted_trial_strategy" ON "counted_trial" USING btree ("school_id","strategy_code");--> statement-breakpoint
CREATE INDEX "counted_trial_year" ON "counted_trial" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "counted_trial_owner" ON "counted_trial" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "search_task_at" ON "search_task" USING btree ("at","name");--> statement-breakpoint
CREATE INDEX "shown_counts_subject" ON "shown_counts" USING btree ("programme_id","subject","at");--> statement-breakpoint
CREATE INDEX "mail_rank" ON "mail" USING btree ("rank","next_try_at");--> statement-breakpoint
CREATE INDEX "mail_about" ON "mail" USING btree ("to","about","created_at");--> statement-breakpoint
CREATE INDEX "pulse_summed" ON "pulse" USING btree ("summed_in");