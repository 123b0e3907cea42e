ALTER TABLE `hub` ADD `may_close` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `hub` ADD `most_groups` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `hub` ADD `closed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `placement_rule` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `support_places` integer;