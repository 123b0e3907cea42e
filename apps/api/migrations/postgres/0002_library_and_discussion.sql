CREATE TABLE "adaptation" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"strategy_id" text NOT NULL,
	"by_id" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "discussion" (
	"place_id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"place" text NOT NULL,
	"group_id" text,
	"programme_id" text,
	"total" integer DEFAULT 0 NOT NULL,
	"last_reply_id" text,
	"last_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "following" (
	"person_id" text NOT NULL,
	"place" text NOT NULL,
	"place_id" text NOT NULL,
	"on" boolean,
	"seen_at" bigint NOT NULL,
	"unread" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "following_person_id_place_id_pk" PRIMARY KEY("person_id","place_id")
);
--> statement-breakpoint
CREATE TABLE "mention" (
	"reply_id" text NOT NULL,
	"person_id" text NOT NULL,
	"on" boolean NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "mention_reply_id_person_id_pk" PRIMARY KEY("reply_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "progress" (
	"id" text PRIMARY KEY NOT NULL,
	"outcome_id" text NOT NULL,
	"half_term_id" text NOT NULL,
	"number" integer NOT NULL,
	"judgement" text NOT NULL,
	"evidence" text NOT NULL,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"hub_slug" text NOT NULL,
	"kind" text NOT NULL,
	"source_id" text NOT NULL,
	"title" text NOT NULL,
	"content" jsonb NOT NULL,
	"owner_id" text,
	"named" boolean NOT NULL,
	"state" text NOT NULL,
	"agreed_at" bigint NOT NULL,
	"decided_by_id" text,
	"published_at" bigint,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rating" (
	"hub_id" text NOT NULL,
	"item" text NOT NULL,
	"moment" text NOT NULL,
	"person_id" text NOT NULL,
	"value" integer NOT NULL,
	"shown" integer,
	"at" bigint NOT NULL,
	CONSTRAINT "rating_hub_id_person_id_moment_item_pk" PRIMARY KEY("hub_id","person_id","moment","item")
);
--> statement-breakpoint
CREATE TABLE "reading_item" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"hub_id" text,
	"reference_id" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reference" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"key" text NOT NULL,
	"csl" jsonb NOT NULL,
	"title" text NOT NULL,
	"authors" text NOT NULL,
	"year" integer,
	"doi" text,
	"note" text NOT NULL,
	"checked_how" text,
	"checked_by_id" text,
	"checked_at" bigint,
	"added_by_id" text,
	"created_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reply" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"place" text NOT NULL,
	"place_id" text NOT NULL,
	"group_id" text,
	"parent_id" text,
	"by_id" text,
	"visitor_name" text,
	"visitor_mail" text,
	"state" text NOT NULL,
	"text" text NOT NULL,
	"at" bigint NOT NULL,
	"edited_at" bigint,
	"decided_by_id" text,
	"decided_at" bigint,
	"answers" integer DEFAULT 0 NOT NULL,
	"form_hash" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reply_wording" (
	"reply_id" text NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "reply_wording_reply_id_number_pk" PRIMARY KEY("reply_id","number")
);
--> statement-breakpoint
CREATE TABLE "search_doc" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_doc_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"scope" integer NOT NULL,
	"kind" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_near" (
	"scope" integer NOT NULL,
	"part" text NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "search_near_scope_part_word_pk" PRIMARY KEY("scope","part","word")
);
--> statement-breakpoint
CREATE TABLE "search_scope" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_scope_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"school_id" text NOT NULL,
	"filled" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_term" (
	"scope" integer NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "search_term_scope_word_pk" PRIMARY KEY("scope","word")
);
--> statement-breakpoint
CREATE TABLE "search_word" (
	"doc" integer NOT NULL,
	"scope" integer NOT NULL,
	"kind" text NOT NULL,
	"word" text NOT NULL,
	"stem" text NOT NULL,
	"rank" bigint NOT NULL,
	CONSTRAINT "search_word_doc_stem_word_pk" PRIMARY KEY("doc","stem","word")
);
--> statement-breakpoint
CREATE TABLE "showcase" (
	"hub_id" text PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"thanks" text NOT NULL,
	"published_at" bigint,
	"edited_by_id" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stage_move" (
	"id" text PRIMARY KEY NOT NULL,
	"strategy_id" text NOT NULL,
	"number" integer NOT NULL,
	"from" text,
	"to" text NOT NULL,
	"by_id" text,
	"why" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "strand_reading" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"code" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"months" integer,
	"cost" text NOT NULL,
	"evidence" text NOT NULL,
	"as_of" text NOT NULL,
	"url" text NOT NULL,
	"note" text NOT NULL,
	"by_id" text,
	"set_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "strategy" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"code" text NOT NULL,
	"hub_slug" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"what" text NOT NULL,
	"looks_like" text NOT NULL,
	"common_failing" text NOT NULL,
	"techniques" jsonb NOT NULL,
	"audiences" jsonb NOT NULL,
	"strength" text NOT NULL,
	"strength_why" text NOT NULL,
	"strand_code" text,
	"strand_note" text NOT NULL,
	"stage" text NOT NULL,
	"proposed_by_id" text,
	"created_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "strategy_reference" (
	"strategy_id" text NOT NULL,
	"reference_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "strategy_reference_strategy_id_reference_id_pk" PRIMARY KEY("strategy_id","reference_id")
);
--> statement-breakpoint
CREATE TABLE "visitor_desk" (
	"school_id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"told_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "hub" ADD COLUMN "scenario" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "outcome" ADD COLUMN "retired_at" bigint;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "citation_style" text DEFAULT 'apa' NOT NULL;--> statement-breakpoint
ALTER TABLE "adaptation" ADD CONSTRAINT "adaptation_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adaptation" ADD CONSTRAINT "adaptation_strategy_id_strategy_id_fk" FOREIGN KEY ("strategy_id") REFERENCES "public"."strategy"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adaptation" ADD CONSTRAINT "adaptation_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "following" ADD CONSTRAINT "following_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mention" ADD CONSTRAINT "mention_reply_id_reply_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."reply"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mention" ADD CONSTRAINT "mention_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress" ADD CONSTRAINT "progress_outcome_id_outcome_id_fk" FOREIGN KEY ("outcome_id") REFERENCES "public"."outcome"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress" ADD CONSTRAINT "progress_half_term_id_half_term_id_fk" FOREIGN KEY ("half_term_id") REFERENCES "public"."half_term"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress" ADD CONSTRAINT "progress_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_decided_by_id_person_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_hub_id_hub_id_fk" FOREIGN KEY ("hub_id") REFERENCES "public"."hub"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_item" ADD CONSTRAINT "reading_item_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_item" ADD CONSTRAINT "reading_item_hub_id_hub_id_fk" FOREIGN KEY ("hub_id") REFERENCES "public"."hub"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_item" ADD CONSTRAINT "reading_item_reference_id_reference_id_fk" FOREIGN KEY ("reference_id") REFERENCES "public"."reference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference" ADD CONSTRAINT "reference_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference" ADD CONSTRAINT "reference_checked_by_id_person_id_fk" FOREIGN KEY ("checked_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference" ADD CONSTRAINT "reference_added_by_id_person_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply" ADD CONSTRAINT "reply_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply" ADD CONSTRAINT "reply_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply" ADD CONSTRAINT "reply_decided_by_id_person_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_wording" ADD CONSTRAINT "reply_wording_reply_id_reply_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."reply"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_doc" ADD CONSTRAINT "search_doc_scope_search_scope_number_fk" FOREIGN KEY ("scope") REFERENCES "public"."search_scope"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_near" ADD CONSTRAINT "search_near_scope_search_scope_number_fk" FOREIGN KEY ("scope") REFERENCES "public"."search_scope"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_scope" ADD CONSTRAINT "search_scope_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_term" ADD CONSTRAINT "search_term_scope_search_scope_number_fk" FOREIGN KEY ("scope") REFERENCES "public"."search_scope"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_word" ADD CONSTRAINT "search_word_doc_search_doc_number_fk" FOREIGN KEY ("doc") REFERENCES "public"."search_doc"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_word" ADD CONSTRAINT "search_word_scope_search_scope_number_fk" FOREIGN KEY ("scope") REFERENCES "public"."search_scope"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showcase" ADD CONSTRAINT "showcase_hub_id_hub_id_fk" FOREIGN KEY ("hub_id") REFERENCES "public"."hub"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showcase" ADD CONSTRAINT "showcase_edited_by_id_person_id_fk" FOREIGN KEY ("edited_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_move" ADD CONSTRAINT "stage_move_strategy_id_strategy_id_fk" FOREIGN KEY ("strategy_id") REFERENCES "public"."strategy"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_move" ADD CONSTRAINT "stage_move_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strand_reading" ADD CONSTRAINT "strand_reading_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strand_reading" ADD CONSTRAINT "strand_reading_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy" ADD CONSTRAINT "strategy_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy" ADD CONSTRAINT "strategy_proposed_by_id_person_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_reference" ADD CONSTRAINT "strategy_reference_strategy_id_strategy_id_fk" FOREIGN KEY ("strategy_id") REFERENCES "public"."strategy"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_reference" ADD CONSTRAINT "strategy_reference_reference_id_reference_id_fk" FOREIGN KEY ("reference_id") REFERENCES "public"."reference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor_desk" ADD CONSTRAINT "visitor_desk_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adaptation_strategy" ON "adaptation" USING btree ("strategy_id","at","id");--> statement-breakpoint
CREATE INDEX "adaptation_subject" ON "adaptation" USING btree ("school_id","subject","strategy_id");--> statement-breakpoint
CREATE INDEX "adaptation_by" ON "adaptation" USING btree ("by_id");--> statement-breakpoint
CREATE INDEX "following_place" ON "following" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "mention_person" ON "mention" USING btree ("person_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "progress_number" ON "progress" USING btree ("outcome_id","half_term_id","number");--> statement-breakpoint
CREATE INDEX "progress_half_term" ON "progress" USING btree ("half_term_id");--> statement-breakpoint
CREATE INDEX "progress_by" ON "progress" USING btree ("by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "publication_source" ON "publication" USING btree ("kind","source_id");--> statement-breakpoint
CREATE INDEX "publication_school_state" ON "publication" USING btree ("school_id","state","agreed_at","id");--> statement-breakpoint
CREATE INDEX "publication_school_out" ON "publication" USING btree ("school_id","state","published_at","id");--> statement-breakpoint
CREATE INDEX "publication_hub" ON "publication" USING btree ("programme_id","state","hub_slug","published_at","id");--> statement-breakpoint
CREATE INDEX "publication_owner" ON "publication" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "rating_item" ON "rating" USING btree ("hub_id","item","moment");--> statement-breakpoint
CREATE INDEX "rating_person" ON "rating" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "reading_item_programme" ON "reading_item" USING btree ("programme_id","hub_id","position");--> statement-breakpoint
CREATE INDEX "reading_item_hub" ON "reading_item" USING btree ("hub_id");--> statement-breakpoint
CREATE INDEX "reading_item_reference" ON "reading_item" USING btree ("reference_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reference_school_key" ON "reference" USING btree ("school_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "reference_school_doi" ON "reference" USING btree ("school_id","doi");--> statement-breakpoint
CREATE INDEX "reference_school_authors" ON "reference" USING btree ("school_id","authors","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reply_form" ON "reply" USING btree ("form_hash");--> statement-breakpoint
CREATE INDEX "reply_mail" ON "reply" USING btree ("visitor_mail");--> statement-breakpoint
CREATE INDEX "reply_decided" ON "reply" USING btree ("school_id","decided_at","id");--> statement-breakpoint
CREATE INDEX "reply_state" ON "reply" USING btree ("state","decided_at");--> statement-breakpoint
CREATE INDEX "reply_place" ON "reply" USING btree ("place_id","parent_id","at","id");--> statement-breakpoint
CREATE INDEX "reply_place_at" ON "reply" USING btree ("place_id","at");--> statement-breakpoint
CREATE INDEX "reply_school_state" ON "reply" USING btree ("school_id","place","state","at","id");--> statement-breakpoint
CREATE INDEX "reply_by" ON "reply" USING btree ("by_id");--> statement-breakpoint
CREATE INDEX "reply_parent" ON "reply" USING btree ("parent_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "search_doc_name" ON "search_doc" USING btree ("name");--> statement-breakpoint
CREATE INDEX "search_doc_scope" ON "search_doc" USING btree ("scope");--> statement-breakpoint
CREATE UNIQUE INDEX "search_scope_name" ON "search_scope" USING btree ("name");--> statement-breakpoint
CREATE INDEX "search_scope_school" ON "search_scope" USING btree ("school_id");--> statement-breakpoint
CREATE INDEX "search_word_best" ON "search_word" USING btree ("scope","stem","kind","rank","doc","word");--> statement-breakpoint
CREATE INDEX "search_word_word" ON "search_word" USING btree ("scope","word");--> statement-breakpoint
CREATE UNIQUE INDEX "stage_move_number" ON "stage_move" USING btree ("strategy_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "strand_reading_number" ON "strand_reading" USING btree ("school_id","code","number");--> statement-breakpoint
CREATE UNIQUE INDEX "strategy_school_code" ON "strategy" USING btree ("school_id","code");--> statement-breakpoint
CREATE INDEX "strategy_school_position" ON "strategy" USING btree ("school_id","position","id");--> statement-breakpoint
CREATE INDEX "strategy_school_hub" ON "strategy" USING btree ("school_id","hub_slug","position","id");--> statement-breakpoint
CREATE INDEX "strategy_reference_reference" ON "strategy_reference" USING btree ("reference_id");--> statement-breakpoint
CREATE INDEX "plan_strategy" ON "plan" USING btree ("school_id","strategy_code","visibility","group_id");