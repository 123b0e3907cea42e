CREATE TABLE `accessibility` (
	`school_id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`changed_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action
);
