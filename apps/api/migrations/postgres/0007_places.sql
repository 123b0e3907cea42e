CREATE TABLE "choice_reminder" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"person_id" text NOT NULL,
	"event" text NOT NULL,
	"at" bigint NOT NULL,
	"by_id" text
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
ALTER TABLE "choice_reminder" ADD CONSTRAINT "choice_reminder_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_reminder" ADD CONSTRAINT "choice_reminder_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_reminder" ADD CONSTRAINT "choice_reminder_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE UNIQUE INDEX "choice_reminder_event" ON "choice_reminder" USING btree ("programme_id","person_id","event");--> statement-breakpoint
CREATE INDEX "placement_change_programme" ON "placement_change" USING btree ("programme_id","at");--> statement-breakpoint
CREATE INDEX "reallocation_programme" ON "reallocation" USING btree ("programme_id","created_at");--> statement-breakpoint
CREATE INDEX "swap_offer_programme" ON "swap_offer" USING btree ("programme_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "swap_part_open" ON "swap_part" USING btree ("person_id","standing");--> statement-breakpoint
CREATE INDEX "swap_part_offer" ON "swap_part" USING btree ("offer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_entry_person" ON "waiting_entry" USING btree ("programme_id","person_id","hub_id");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_entry_number" ON "waiting_entry" USING btree ("hub_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_entry_seat" ON "waiting_entry" USING btree ("group_id","seat");