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
ALTER TABLE `mail` ADD `rank` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `mail` ADD `about` text;--> statement-breakpoint
CREATE INDEX `mail_rank` ON `mail` (`rank`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `mail_about` ON `mail` (`to`,`about`,`created_at`);--> statement-breakpoint
ALTER TABLE `plan` ADD `partner_ids` text;--> statement-breakpoint
ALTER TABLE `pulse` ADD `summed_in` text;--> statement-breakpoint
CREATE INDEX `pulse_summed` ON `pulse` (`summed_in`);