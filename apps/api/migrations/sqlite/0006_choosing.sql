CREATE TABLE `allocation` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`record` text NOT NULL,
	`results` text NOT NULL,
	`prices` text NOT NULL,
	`rule` text NOT NULL,
	`moves` text NOT NULL,
	`reasons` text,
	`published_at` integer,
	`published_by_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `allocation_programme` ON `allocation` (`programme_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `ballot` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`person_id` text NOT NULL,
	`ranks` text NOT NULL,
	`any` integer NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ballot_person` ON `ballot` (`programme_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `placement_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`kind` text NOT NULL,
	`person_id` text NOT NULL,
	`other_id` text,
	`hub_id` text,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hub_id`) REFERENCES `hub`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `placement_rule_programme` ON `placement_rule` (`programme_id`);--> statement-breakpoint
ALTER TABLE `programme` ADD `choosing` text DEFAULT 'first-come' NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `choosing_seed` text;