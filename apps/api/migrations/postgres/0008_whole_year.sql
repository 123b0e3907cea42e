CREATE TABLE "school_logo" (
	"school_id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"png" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"alt" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "next_year" (
	"programme_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"starts_on" text,
	"half_terms" jsonb NOT NULL,
	"staying" text NOT NULL,
	"choosing_again" jsonb NOT NULL,
	"not_running" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "former_member" (
	"group_id" text NOT NULL,
	"person_id" text NOT NULL,
	"joined_at" bigint NOT NULL,
	CONSTRAINT "former_member_group_id_person_id_pk" PRIMARY KEY("group_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "refused_address" (
	"person_id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"since" bigint NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_sum" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"question" text NOT NULL,
	"value" text NOT NULL,
	"period" text,
	"hub_id" text,
	"answers" integer NOT NULL,
	"minutes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_period" (
	"programme_id" text NOT NULL,
	"period" text NOT NULL,
	"at" bigint NOT NULL,
	"withheld" jsonb NOT NULL,
	CONSTRAINT "report_period_programme_id_period_pk" PRIMARY KEY("programme_id","period")
);
--> statement-breakpoint
CREATE TABLE "report_waiting" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"question" text NOT NULL,
	"value" text NOT NULL,
	"person_id" text NOT NULL,
	"hub_id" text NOT NULL,
	"minutes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_answer" (
	"programme_id" text NOT NULL,
	"person_id" text NOT NULL,
	"question" text NOT NULL,
	"moment" text NOT NULL,
	"value" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "survey_answer_programme_id_question_moment_person_id_pk" PRIMARY KEY("programme_id","question","moment","person_id")
);
--> statement-breakpoint
CREATE TABLE "own_measure" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"person_id" text NOT NULL,
	"what" text NOT NULL,
	"better" text NOT NULL,
	"before" integer NOT NULL,
	"after" integer,
	"shared" boolean NOT NULL,
	"counted_at" bigint,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "term_note" (
	"programme_id" text NOT NULL,
	"term" integer NOT NULL,
	"text" text NOT NULL,
	"by_id" text NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "term_note_programme_id_term_pk" PRIMARY KEY("programme_id","term")
);
--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "accent" text;--> statement-breakpoint
ALTER TABLE "people_import" ADD COLUMN "unfinished" jsonb;--> statement-breakpoint
ALTER TABLE "people_import" ADD COLUMN "undoing_at" bigint;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "started_at" bigint;--> statement-breakpoint
ALTER TABLE "hub" ADD COLUMN "icon" text;--> statement-breakpoint
ALTER TABLE "hub" ADD COLUMN "colour" text;--> statement-breakpoint
ALTER TABLE "hub_group" ADD COLUMN "merged_into_id" text;--> statement-breakpoint
ALTER TABLE "hub_group" ADD COLUMN "merged_at" bigint;--> statement-breakpoint
ALTER TABLE "counted_trial" ADD COLUMN "pooled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "school_logo" ADD CONSTRAINT "school_logo_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "next_year" ADD CONSTRAINT "next_year_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_member" ADD CONSTRAINT "former_member_group_id_hub_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."hub_group"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_member" ADD CONSTRAINT "former_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_address" ADD CONSTRAINT "refused_address_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_sum" ADD CONSTRAINT "report_sum_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_sum" ADD CONSTRAINT "report_sum_hub_id_hub_id_fk" FOREIGN KEY ("hub_id") REFERENCES "public"."hub"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_period" ADD CONSTRAINT "report_period_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_waiting" ADD CONSTRAINT "report_waiting_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_waiting" ADD CONSTRAINT "report_waiting_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_measure" ADD CONSTRAINT "own_measure_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_measure" ADD CONSTRAINT "own_measure_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_note" ADD CONSTRAINT "term_note_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_note" ADD CONSTRAINT "term_note_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_member_person" ON "former_member" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "refused_address_email" ON "refused_address" USING btree ("email");--> statement-breakpoint
CREATE INDEX "report_sum_programme" ON "report_sum" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "report_waiting_programme" ON "report_waiting" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "report_waiting_person" ON "report_waiting" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "survey_answer_person" ON "survey_answer" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "own_measure_person" ON "own_measure" USING btree ("programme_id","person_id");--> statement-breakpoint
CREATE INDEX "own_measure_of" ON "own_measure" USING btree ("person_id");