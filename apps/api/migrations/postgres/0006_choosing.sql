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
CREATE TABLE "ballot" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"person_id" text NOT NULL,
	"ranks" jsonb NOT NULL,
	"any" boolean NOT NULL,
	"saved_at" bigint NOT NULL
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
ALTER TABLE "programme" ADD COLUMN "choosing" text DEFAULT 'first-come' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "choosing_seed" text;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_published_by_id_person_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_rule" ADD CONSTRAINT "placement_rule_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_rule" ADD CONSTRAINT "placement_rule_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_rule" ADD CONSTRAINT "placement_rule_other_id_person_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_rule" ADD CONSTRAINT "placement_rule_hub_id_hub_id_fk" FOREIGN KEY ("hub_id") REFERENCES "public"."hub"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "allocation_programme" ON "allocation" USING btree ("programme_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ballot_person" ON "ballot" USING btree ("programme_id","person_id");--> statement-breakpoint
CREATE INDEX "placement_rule_programme" ON "placement_rule" USING btree ("programme_id");