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
CREATE TABLE `former_member` (
	`group_id` text NOT NULL,
	`person_id` text NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `person_id`),
	FOREIGN KEY (`group_id`) REFERENCES `hub_group`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `former_member_person` ON `former_member` (`person_id`);--> statement-breakpoint
CREATE TABLE `refused_address` (
	`person_id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`since` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `refused_address_email` ON `refused_address` (`email`);--> statement-breakpoint
CREATE TABLE `report_sum` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`question` text NOT NULL,
	`value` text NOT NULL,
	`period` text,
	`hub_id` text,
	`answers` integer NOT NULL,
	`minutes` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`hub_id`) REFERENCES `hub`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `report_sum_programme` ON `report_sum` (`programme_id`);--> statement-breakpoint
CREATE TABLE `report_period` (
	`programme_id` text NOT NULL,
	`period` text NOT NULL,
	`at` integer NOT NULL,
	`withheld` text NOT NULL,
	PRIMARY KEY(`programme_id`, `period`),
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `report_waiting` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`question` text NOT NULL,
	`value` text NOT NULL,
	`person_id` text NOT NULL,
	`hub_id` text NOT NULL,
	`minutes` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_waiting_programme` ON `report_waiting` (`programme_id`);--> statement-breakpoint
CREATE INDEX `report_waiting_person` ON `report_waiting` (`person_id`);--> statement-breakpoint
CREATE TABLE `survey_answer` (
	`programme_id` text NOT NULL,
	`person_id` text NOT NULL,
	`question` text NOT NULL,
	`moment` text NOT NULL,
	`value` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`programme_id`, `question`, `moment`, `person_id`),
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `survey_answer_person` ON `survey_answer` (`person_id`);--> statement-breakpoint
CREATE TABLE `own_measure` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`person_id` text NOT NULL,
	`what` text NOT NULL,
	`better` text NOT NULL,
	`before` integer NOT NULL,
	`after` integer,
	`shared` integer NOT NULL,
	`counted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_measure_person` ON `own_measure` (`programme_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `own_measure_of` ON `own_measure` (`person_id`);--> statement-breakpoint
CREATE TABLE `term_note` (
	`programme_id` text NOT NULL,
	`term` integer NOT NULL,
	`text` text NOT NULL,
	`by_id` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`programme_id`, `term`),
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `school` ADD `accent` text;--> statement-breakpoint
ALTER TABLE `people_import` ADD `unfinished` text;--> statement-breakpoint
ALTER TABLE `people_import` ADD `undoing_at` integer;--> statement-breakpoint
ALTER TABLE `programme` ADD `started_at` integer;--> statement-breakpoint
ALTER TABLE `hub` ADD `icon` text;--> statement-breakpoint
ALTER TABLE `hub` ADD `colour` text;--> statement-breakpoint
ALTER TABLE `hub_group` ADD `merged_into_id` text;--> statement-breakpoint
ALTER TABLE `hub_group` ADD `merged_at` integer;--> statement-breakpoint
ALTER TABLE `counted_trial` ADD `pooled` integer DEFAULT false NOT NULL;