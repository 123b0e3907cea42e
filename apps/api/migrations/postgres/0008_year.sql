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
ALTER TABLE "school" ADD COLUMN "accent" text;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "started_at" bigint;--> statement-breakpoint
ALTER TABLE "hub" ADD COLUMN "icon" text;--> statement-breakpoint
ALTER TABLE "hub" ADD COLUMN "colour" text;--> statement-breakpoint
ALTER TABLE "hub_group" ADD COLUMN "merged_into_id" text;--> statement-breakpoint
ALTER TABLE "hub_group" ADD COLUMN "merged_at" bigint;--> statement-breakpoint
ALTER TABLE "school_logo" ADD CONSTRAINT "school_logo_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "next_year" ADD CONSTRAINT "next_year_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE cascade ON UPDATE no action;