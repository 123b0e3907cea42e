CREATE TABLE `calendar_feed` (
	`person_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feed_token` ON `calendar_feed` (`token_hash`);--> statement-breakpoint
CREATE TABLE `catch_up` (
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`minutes` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `person_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `catch_up_person` ON `catch_up` (`person_id`);--> statement-breakpoint
CREATE TABLE `certificate` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`code` text NOT NULL,
	`content` text NOT NULL,
	`issued_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_code` ON `certificate` (`code`);--> statement-breakpoint
CREATE INDEX `certificate_person` ON `certificate` (`person_id`,`programme_id`,`issued_at`);--> statement-breakpoint
CREATE TABLE `hours_correction` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`kind` text NOT NULL,
	`minutes` integer NOT NULL,
	`reason` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `hours_correction_person` ON `hours_correction` (`person_id`,`programme_id`,`at`);--> statement-breakpoint
CREATE INDEX `hours_correction_year` ON `hours_correction` (`programme_id`);--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`event` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`path` text NOT NULL,
	`meeting_id` text,
	`by_id` text,
	`at` integer NOT NULL,
	`read_at` integer,
	`digest_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_once` ON `notice` (`person_id`,`event`);--> statement-breakpoint
CREATE INDEX `notice_person` ON `notice` (`person_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `notice_meeting` ON `notice` (`meeting_id`,`kind`);--> statement-breakpoint
CREATE INDEX `notice_digest` ON `notice` (`digest_at`);--> statement-breakpoint
CREATE INDEX `notice_at` ON `notice` (`at`);--> statement-breakpoint
CREATE TABLE `notice_choice` (
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`way` text NOT NULL,
	PRIMARY KEY(`person_id`, `kind`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `mail` ADD `refused_at` integer;--> statement-breakpoint
ALTER TABLE `mail` ADD `calendar` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `mail_refused` ON `mail` (`refused_at`);