CREATE TABLE `authenticator` (
	`person_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`next_secret` text,
	`last_step` integer NOT NULL,
	`added_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
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
CREATE TABLE `recovery_code` (
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`person_id`, `code_hash`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `link_token` ADD `request_hash` text;--> statement-breakpoint
ALTER TABLE `link_token` ADD `code_hash` text;--> statement-breakpoint
ALTER TABLE `link_token` ADD `replaced_at` integer;--> statement-breakpoint
CREATE INDEX `link_token_request` ON `link_token` (`request_hash`);--> statement-breakpoint
ALTER TABLE `person` ADD `factor_asked_at` integer;--> statement-breakpoint
ALTER TABLE `reply` ADD `visitor_via` text;--> statement-breakpoint
ALTER TABLE `session` ADD `mailed_at` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `owes` text;--> statement-breakpoint
CREATE INDEX `identity_person` ON `identity` (`person_id`,`issuer`);