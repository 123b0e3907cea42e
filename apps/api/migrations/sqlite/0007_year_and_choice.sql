CREATE TABLE `accessibility` (
	`school_id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`changed_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
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
CREATE TABLE `placement_change` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`kind` text NOT NULL,
	`moves` text NOT NULL,
	`reason` text NOT NULL,
	`cost` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `placement_change_programme` ON `placement_change` (`programme_id`,`at`);--> statement-breakpoint
CREATE TABLE `reallocation` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`record` text NOT NULL,
	`assignments` text NOT NULL,
	`accepted_at` integer,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reallocation_programme` ON `reallocation` (`programme_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `swap_offer` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `swap_offer_programme` ON `swap_offer` (`programme_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `swap_part` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_id` text NOT NULL,
	`person_id` text NOT NULL,
	`standing` text,
	`from_hub_id` text NOT NULL,
	`to_hub_id` text NOT NULL,
	`accepts` integer,
	`answered_at` integer,
	FOREIGN KEY (`offer_id`) REFERENCES `swap_offer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_hub_id`) REFERENCES `hub`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_hub_id`) REFERENCES `hub`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `swap_part_open` ON `swap_part` (`person_id`,`standing`);--> statement-breakpoint
CREATE INDEX `swap_part_offer` ON `swap_part` (`offer_id`);--> statement-breakpoint
CREATE TABLE `waiting_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`hub_id` text NOT NULL,
	`person_id` text NOT NULL,
	`joined_at` integer NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`offered_at` integer,
	`expires_at` integer,
	`group_id` text,
	`seat` integer,
	`ended_at` integer,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hub_id`) REFERENCES `hub`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `hub_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `waiting_entry_person` ON `waiting_entry` (`programme_id`,`person_id`,`hub_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `waiting_entry_number` ON `waiting_entry` (`hub_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `waiting_entry_seat` ON `waiting_entry` (`group_id`,`seat`);--> statement-breakpoint
CREATE TABLE `choice_reminder` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`person_id` text NOT NULL,
	`event` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `choice_reminder_event` ON `choice_reminder` (`programme_id`,`person_id`,`event`);--> statement-breakpoint
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
CREATE TABLE `calendar_feed` (
	`person_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feed_token` ON `calendar_feed` (`token_hash`);--> statement-breakpoint
ALTER TABLE `hub` ADD `may_close` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `hub` ADD `most_groups` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `hub` ADD `closed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `mail` ADD `refused_at` integer;--> statement-breakpoint
ALTER TABLE `mail` ADD `calendar` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `mail_refused` ON `mail` (`refused_at`);--> statement-breakpoint
ALTER TABLE `person` ADD `sourced_id` text;--> statement-breakpoint
ALTER TABLE `person` ADD `invited_at` integer;--> statement-breakpoint
ALTER TABLE `person` ADD `invitation_mail_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `person_sourced` ON `person` (`school_id`,`sourced_id`);--> statement-breakpoint
ALTER TABLE `placement_rule` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `support_places` integer;--> statement-breakpoint
ALTER TABLE `programme` ADD `usual_day` text DEFAULT 'wed' NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `usual_starts_at` text DEFAULT '15:30' NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `usual_place` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `steps_checked` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `ballot_of` ON `ballot` (`person_id`);