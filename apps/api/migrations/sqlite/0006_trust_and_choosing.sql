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
CREATE TABLE `authenticator` (
	`person_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`next_secret` text,
	`last_step` integer NOT NULL,
	`added_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
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
CREATE TABLE `counted_trial` (
	`report_id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`strategy_code` text NOT NULL,
	`owner_id` text NOT NULL,
	`did_it` text NOT NULL,
	`decision` text,
	`reason_if_not` text,
	`circle` text,
	`subject` text,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `counted_trial_strategy` ON `counted_trial` (`school_id`,`strategy_code`);--> statement-breakpoint
CREATE INDEX `counted_trial_year` ON `counted_trial` (`programme_id`);--> statement-breakpoint
CREATE INDEX `counted_trial_owner` ON `counted_trial` (`owner_id`);--> statement-breakpoint
CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`credential_id` text NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`uses` integer NOT NULL,
	`transports` text NOT NULL,
	`added_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `passkey_person` ON `passkey` (`person_id`);--> statement-breakpoint
CREATE TABLE `passkey_challenge` (
	`session_id` text PRIMARY KEY NOT NULL,
	`challenge` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `session`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
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
CREATE TABLE `recovery_code` (
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`person_id`, `code_hash`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `search_task` (
	`name` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`record` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `search_task_at` ON `search_task` (`at`,`name`);--> statement-breakpoint
CREATE TABLE `shown_counts` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL,
	`cells` text NOT NULL,
	`shown` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `shown_counts_subject` ON `shown_counts` (`programme_id`,`subject`,`at`);--> statement-breakpoint
ALTER TABLE `link_token` ADD `request_hash` text;--> statement-breakpoint
ALTER TABLE `link_token` ADD `code_hash` text;--> statement-breakpoint
ALTER TABLE `link_token` ADD `replaced_at` integer;--> statement-breakpoint
CREATE INDEX `link_token_request` ON `link_token` (`request_hash`);--> statement-breakpoint
ALTER TABLE `mail` ADD `rank` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `mail` ADD `about` text;--> statement-breakpoint
CREATE INDEX `mail_rank` ON `mail` (`rank`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `mail_about` ON `mail` (`to`,`about`,`created_at`);--> statement-breakpoint
ALTER TABLE `person` ADD `factor_asked_at` integer;--> statement-breakpoint
ALTER TABLE `plan` ADD `partner_ids` text;--> statement-breakpoint
ALTER TABLE `programme` ADD `choosing` text DEFAULT 'first-come' NOT NULL;--> statement-breakpoint
ALTER TABLE `programme` ADD `choosing_seed` text;--> statement-breakpoint
ALTER TABLE `pulse` ADD `summed_in` text;--> statement-breakpoint
CREATE INDEX `pulse_summed` ON `pulse` (`summed_in`);--> statement-breakpoint
ALTER TABLE `reply` ADD `visitor_via` text;--> statement-breakpoint
ALTER TABLE `session` ADD `mailed_at` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `owes` text;--> statement-breakpoint
CREATE INDEX `identity_person` ON `identity` (`person_id`,`issuer`);