ALTER TABLE "hub" ADD COLUMN "may_close" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "hub" ADD COLUMN "most_groups" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "hub" ADD COLUMN "closed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "placement_rule" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "support_places" integer;