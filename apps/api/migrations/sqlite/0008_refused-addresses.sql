CREATE TABLE `refused_address` (
	`person_id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`since` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `refused_address_email` ON `refused_address` (`email`);