CREATE TABLE `school_logo` (
	`school_id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`png` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`alt` text NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `next_year` (
	`programme_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`starts_on` text,
	`half_terms` text NOT NULL,
	`staying` text NOT NULL,
	`choosing_again` text NOT NULL,
	`not_running` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `school` ADD `accent` text;--> statement-breakpoint
ALTER TABLE `programme` ADD `started_at` integer;--> statement-breakpoint
ALTER TABLE `hub` ADD `icon` text;--> statement-breakpoint
ALTER TABLE `hub` ADD `colour` text;--> statement-breakpoint
ALTER TABLE `hub_group` ADD `merged_into_id` text;--> statement-breakpoint
ALTER TABLE `hub_group` ADD `merged_at` integer;