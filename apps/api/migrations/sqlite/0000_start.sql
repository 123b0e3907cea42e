CREATE TABLE `answered` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`key` text NOT NULL,
	`asked` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answered_key` ON `answered` (`person_id`,`key`);--> statement-breakpoint
CREATE INDEX `answered_at` ON `answered` (`at`);--> statement-breakpoint
CREATE TABLE `attendance` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`status` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_person` ON `attendance` (`meeting_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `attendance_of` ON `attendance` (`person_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject_id` text,
	`at` integer NOT NULL,
	`details` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_school_at` ON `audit` (`school_id`,`at`);--> statement-breakpoint
CREATE TABLE `credential` (
	`person_id` text PRIMARY KEY NOT NULL,
	`password_hash` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `day_off` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `day_off_day` ON `day_off` (`programme_id`,`day`);--> statement-breakpoint
CREATE TABLE `hub_group` (
	`id` text PRIMARY KEY NOT NULL,
	`hub_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`places` integer NOT NULL,
	`facilitator_id` text,
	`co_facilitator_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`hub_id`) REFERENCES `hub`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`facilitator_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`co_facilitator_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_hub_position` ON `hub_group` (`hub_id`,`position`);--> statement-breakpoint
CREATE INDEX `group_facilitator` ON `hub_group` (`facilitator_id`);--> statement-breakpoint
CREATE INDEX `group_co_facilitator` ON `hub_group` (`co_facilitator_id`);--> statement-breakpoint
CREATE TABLE `guess` (
	`account` text PRIMARY KEY NOT NULL,
	`times` text NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `guess_last_at` ON `guess` (`last_at`);--> statement-breakpoint
CREATE TABLE `half_term` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `half_term_position` ON `half_term` (`programme_id`,`position`);--> statement-breakpoint
CREATE TABLE `hub` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`question` text NOT NULL,
	`summary` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hub_programme_slug` ON `hub` (`programme_id`,`slug`);--> statement-breakpoint
CREATE TABLE `identity` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`linked_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identity_issuer_subject` ON `identity` (`issuer`,`subject`);--> statement-breakpoint
CREATE TABLE `link_token` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`kind` text NOT NULL,
	`school_id` text NOT NULL,
	`person_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `link_token_hash` ON `link_token` (`token_hash`);--> statement-breakpoint
CREATE INDEX `link_token_person` ON `link_token` (`person_id`);--> statement-breakpoint
CREATE INDEX `link_token_expires` ON `link_token` (`expires_at`);--> statement-breakpoint
CREATE TABLE `mail` (
	`id` text PRIMARY KEY NOT NULL,
	`to` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`stale_at` integer NOT NULL,
	`next_try_at` integer,
	`tries` integer NOT NULL,
	`sent_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `mail_waiting` ON `mail` (`next_try_at`);--> statement-breakpoint
CREATE INDEX `mail_stale` ON `mail` (`stale_at`);--> statement-breakpoint
CREATE TABLE `meeting` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`group_id` text NOT NULL,
	`half_term_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`date` text NOT NULL,
	`starts_at` text NOT NULL,
	`starts_at_ms` integer NOT NULL,
	`minutes` integer NOT NULL,
	`place` text NOT NULL,
	`with_break` integer NOT NULL,
	`status` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `hub_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`half_term_id`) REFERENCES `half_term`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_group_number` ON `meeting` (`group_id`,`number`);--> statement-breakpoint
CREATE INDEX `meeting_group_start` ON `meeting` (`group_id`,`starts_at_ms`);--> statement-breakpoint
CREATE INDEX `meeting_school_start` ON `meeting` (`school_id`,`starts_at_ms`);--> statement-breakpoint
CREATE INDEX `meeting_half_term` ON `meeting` (`half_term_id`,`date`);--> statement-breakpoint
CREATE TABLE `membership` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`person_id` text NOT NULL,
	`hub_id` text NOT NULL,
	`group_id` text NOT NULL,
	`seat` integer NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hub_id`) REFERENCES `hub`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `hub_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_one_hub` ON `membership` (`programme_id`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `membership_one_seat` ON `membership` (`group_id`,`seat`);--> statement-breakpoint
CREATE INDEX `membership_hub` ON `membership` (`hub_id`);--> statement-breakpoint
CREATE INDEX `membership_person` ON `membership` (`person_id`);--> statement-breakpoint
CREATE TABLE `not_this_year` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`person_id` text NOT NULL,
	`said_at` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `not_this_year_person` ON `not_this_year` (`programme_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `outcome` (
	`id` text PRIMARY KEY NOT NULL,
	`hub_id` text NOT NULL,
	`position` integer NOT NULL,
	`statement` text NOT NULL,
	`audiences` text NOT NULL,
	`how_we_will_know` text NOT NULL,
	FOREIGN KEY (`hub_id`) REFERENCES `hub`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `outcome_hub` ON `outcome` (`hub_id`,`position`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`staff_kind` text NOT NULL,
	`job` text NOT NULL,
	`department` text NOT NULL,
	`working_days` text NOT NULL,
	`senior_leader` integer NOT NULL,
	`roles` text NOT NULL,
	`theme` text DEFAULT 'system' NOT NULL,
	`joined_at` integer,
	`left_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_email` ON `person` (`email`);--> statement-breakpoint
CREATE INDEX `person_school_name` ON `person` (`school_id`,`name`,`id`);--> statement-breakpoint
CREATE TABLE `programme` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`name` text NOT NULL,
	`current` integer NOT NULL,
	`summary` text NOT NULL,
	`aims` text NOT NULL,
	`reading` text NOT NULL,
	`meeting_minutes` integer NOT NULL,
	`group_min` integer NOT NULL,
	`group_max` integer NOT NULL,
	`choice_opens_at` integer NOT NULL,
	`choice_closes_at` integer NOT NULL,
	`dates_checked` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_school_name` ON `programme` (`school_id`,`name`);--> statement-breakpoint
CREATE TABLE `run` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `run_command` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`command_id` text NOT NULL,
	`version` integer NOT NULL,
	`person_id` text,
	`command` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `run_command_id` ON `run_command` (`meeting_id`,`command_id`);--> statement-breakpoint
CREATE TABLE `school` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`set_up_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `school_slug` ON `school` (`slug`);--> statement-breakpoint
CREATE TABLE `segment` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`minutes` integer NOT NULL,
	`floor_minutes` integer NOT NULL,
	`protected` integer NOT NULL,
	`prompt` text NOT NULL,
	`notes` text NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `segment_meeting` ON `segment` (`meeting_id`,`position`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`person_id` text NOT NULL,
	`device` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`proved_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_hash` ON `session` (`token_hash`);--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE INDEX `session_expires` ON `session` (`expires_at`);