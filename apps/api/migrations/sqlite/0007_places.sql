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
CREATE UNIQUE INDEX `waiting_entry_seat` ON `waiting_entry` (`group_id`,`seat`);