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
