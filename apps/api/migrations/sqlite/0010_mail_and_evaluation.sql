DROP TABLE `candidate_notice`;--> statement-breakpoint
ALTER TABLE `refused_address` ADD `bounced` integer DEFAULT false NOT NULL;