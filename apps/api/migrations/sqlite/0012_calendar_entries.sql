CREATE TABLE `calendar_entry` (
	`person_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`email` text NOT NULL,
	`sequence` integer NOT NULL,
	`cancelled` integer NOT NULL,
	`starts_at_ms` integer NOT NULL,
	`minutes` integer NOT NULL,
	`hub_name` text NOT NULL,
	`number` integer NOT NULL,
	`place` text NOT NULL,
	PRIMARY KEY(`person_id`, `meeting_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `calendar_entry_start` ON `calendar_entry` (`starts_at_ms`);