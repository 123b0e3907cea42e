CREATE TABLE `people_import` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	`heading` text NOT NULL,
	`columns` text NOT NULL,
	`added` integer NOT NULL,
	`changed` integer NOT NULL,
	`left` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `people_import_school` ON `people_import` (`school_id`,`at`);--> statement-breakpoint
CREATE TABLE `people_import_line` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `people_import`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `people_import_line_of` ON `people_import_line` (`import_id`);--> statement-breakpoint
CREATE INDEX `people_import_line_person` ON `people_import_line` (`person_id`);--> statement-breakpoint
ALTER TABLE `person` ADD `sourced_id` text;--> statement-breakpoint
ALTER TABLE `person` ADD `invited_at` integer;--> statement-breakpoint
ALTER TABLE `person` ADD `invitation_mail_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `person_sourced` ON `person` (`school_id`,`sourced_id`);--> statement-breakpoint
ALTER TABLE `programme` ADD `usual_day` text DEFAULT 'wed' NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `usual_starts_at` text DEFAULT '15:30' NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `usual_place` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `steps_checked` text DEFAULT '[]' NOT NULL;