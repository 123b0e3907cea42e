DROP TABLE "candidate_notice" CASCADE;--> statement-breakpoint
ALTER TABLE "refused_address" ADD COLUMN "bounced" boolean DEFAULT false NOT NULL;